// Written by Scripts/page.sh from Page/key.js: change that.

extension PageAsset {
    /// The file `key.js`.
    static let keyJs = PageAsset(
        name: "key.js", type: "text/javascript; charset=utf-8",
        tag: "\"6cc0ad87d5d141d2cf8ed816c967a651\"",
        content: #"""
            // The key of a server that asks for one. It is kept for this tab alone, and never stands in an address.
            import { h } from './dom.js';

            const place = 'multichat.key';
            let asking = null;

            /// The header field that shows the key.
            export function bearer() {
              const key = sessionStorage.getItem(place);
              return key ? { Authorization: `Bearer ${key}` } : {};
            }

            /// Whether there is a key.
            export const hasKey = () => sessionStorage.getItem(place) !== null;

            /// Forgets the key.
            export const forgetKey = () => sessionStorage.removeItem(place);

            /// Asks for a key; answers whether one was given. However many ask at a time, there is one dialog.
            export function askForKey(problem) {
              asking ??= show(problem).finally(() => { asking = null; });
              return asking;
            }

            function show(problem) {
              const input = h('input', {
                type: 'password', name: 'key', autocomplete: 'off', spellcheck: 'false', required: true, 'aria-label': 'Key',
              });
              const cancel = h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel');
              const form = h('form', { method: 'dialog', class: 'stack' },
                h('h2', null, 'This server asks for a key'),
                h('p', null, problem.message),
                input,
                h('p', { class: 'quiet' }, 'It is kept in this tab until it is closed.'),
                h('div', { class: 'row end' }, cancel, h('button', { class: 'button primary' }, 'Use it')));
              const dialog = h('dialog', { class: 'dialog', 'aria-label': 'Key' }, form);
              document.body.append(dialog);
              return new Promise((done) => {
                form.addEventListener('submit', () => sessionStorage.setItem(place, input.value.trim()));
                dialog.addEventListener('close', () => {
                  dialog.remove();
                  done(hasKey());
                });
                dialog.showModal();
                input.focus();
              });
            }
            """#)
}
