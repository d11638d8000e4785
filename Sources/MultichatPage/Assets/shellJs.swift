// Written by Scripts/page.sh from Page/shell.js: change that.

extension PageAsset {
    /// The file `shell.js`.
    static let shellJs = PageAsset(
        name: "shell.js", type: "text/javascript; charset=utf-8",
        tag: "\"7f495a39fe1ada37732c9c047facac05\"",
        content: #"""
            // The header: navigation, namespace, connection, theme and help.
            import { h, replace } from './dom.js';
            import { showHelp } from './keyboard.js';
            import { chooseNamespace } from './namespace.js';
            import { watchConnection } from './stream.js';
            import { views } from './views.js';

            const words = { idle: 'ready', live: 'live', reconnecting: 'reconnecting' };
            let forgetConnection = () => {};

            /// Draws the header for a page, with the view's place in the navigation marked.
            export function drawHeader(page, view) {
              forgetConnection();
              const state = h('span', { class: 'connection', role: 'status' });
              forgetConnection = watchConnection((name) => {
                state.dataset.state = name;
                replace(state, h('span', { class: 'dot', 'aria-hidden': 'true' }), h('span', { class: 'word' }, words[name]));
              });
              const links = views.filter((each) => each.isInNavigation).map((each) => {
                const isHere = page.segments[0] === each.path.split('/')[1];
                return h('a', { href: page.link([each.path.slice(1)]), 'aria-current': isHere ? 'page' : null }, each.title);
              });
              replace(document.getElementById('header'),
                h('a', { class: 'brand', href: page.link(['sessions']), 'aria-label': 'Multichat' },
                  h('img', { src: '/assets/icon.svg', alt: '', width: 24, height: 24 }), h('span', null, 'Multichat')),
                h('nav', { 'aria-label': 'Views' }, links),
                h('div', { class: 'tools' },
                  state,
                  h('button', {
                    type: 'button', class: 'tool namespace', title: 'Namespace', onclick: () => chooseNamespace(page),
                  }, h('span', { class: 'hide' }, 'Namespace: '), page.namespace || 'default'),
                  h('button', { type: 'button', class: 'tool', title: 'Light or dark', 'aria-label': 'Light or dark',
                    onclick: toggleTheme }, '◐'),
                  h('button', { type: 'button', class: 'tool', title: 'Keys (?)', 'aria-label': 'Keys of the keyboard',
                    onclick: () => showHelp(view) }, '?')));
            }

            /// Changes between light and dark, and remembers that; the system's own choice is no entry.
            function toggleTheme() {
              const root = document.documentElement;
              const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches;
              const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : systemIsDark;
              root.dataset.theme = isDark ? 'light' : 'dark';
              try { localStorage.setItem('multichat.theme', root.dataset.theme); } catch { /* then for this page alone */ }
            }
            """#)
}
