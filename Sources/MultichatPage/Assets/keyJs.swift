// Written by Scripts/page.sh from Page/key.js: change that.

extension PageAsset {
    /// The file `key.js`.
    static let keyJs = PageAsset(
        name: "key.js", type: "text/javascript; charset=utf-8",
        tag: "\"d0776ff40200855409527edd43bd99c8\"",
        content: #"""
            // The key of a server that asks for one. It is kept for this tab alone, and never stands in an address.
            import { h } from './dom.js';

            const place = 'multichat.key';
            let asking = null;

            /// The key, or null.
            export const currentKey = () => sessionStorage.getItem(place);

            /// The header field that shows a key.
            export const bearer = (key) => (key ? { Authorization: `Bearer ${key}` } : {});

            /// Asks for another key than one that was refused; answers whether there is one.
            ///
            /// However many ask at a time, there is one dialog; who was refused with an older key just takes the newer one.
            export async function askForKey(problem, refused) {
              if (currentKey() !== refused) return true;
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
                let isGiven = false;
                form.addEventListener('submit', () => {
                  sessionStorage.setItem(place, input.value.trim());
                  isGiven = true;
                });
                dialog.addEventListener('close', () => {
                  dialog.remove();
                  done(isGiven);
                });
                dialog.showModal();
                input.focus();
              });
            }
            """#)
}
