// Written by Scripts/page.sh from Page/app.js: change that.

extension PageAsset {
    /// The file `app.js`.
    static let appJs = PageAsset(
        name: "app.js", type: "text/javascript; charset=utf-8",
        tag: "\"e7fc6d000f26316459564465530dfe4a\"",
        content: #"""
            // Begins: shows the view that the address names, and another one when the address changes.
            import { makeAPI } from './api.js';
            import { h, replace } from './dom.js';
            import { listenForKeys } from './keyboard.js';
            import { announce, problemBox } from './notes.js';
            import { makeLink, match, readRoute } from './router.js';
            import { drawHeader } from './shell.js';
            import { views } from './views.js';

            const main = document.getElementById('main');
            let shown = null;

            /// Shows what the address names; the same view with another query is told so where it wants to be.
            function show() {
              const route = readRoute();
              if (route.segments.length === 0) {
                location.replace(makeLink(['sessions'], route.query));
                return;
              }
              const found = views.map((view) => ({ view, places: match(view.path, route.segments) }))
                .find(({ places }) => places !== null);
              const identity = JSON.stringify([route.segments, route.query.ns ?? '']);
              if (shown?.identity === identity && shown.handle.update) {
                shown.handle.update(route.query);
                return;
              }
              shown?.handle.unmount?.();
              replace(main);
              main.className = '';
              main.scrollTop = 0;
              shown = { identity, view: found?.view ?? null, handle: {} };
              const page = makePage(route);
              drawHeader(page, found?.view ?? null);
              if (!found) {
                const problem = { message: 'There is no such view.', hint: 'The navigation leads to those there are.' };
                main.append(h('div', { class: 'page' }, problemBox(problem)));
                return;
              }
              page.setTitle(found.view.title);
              const made = found.view.mount(main, { ...found.places, ...route.query }, page);
              shown.handle = typeof made === 'function' ? { unmount: made } : made ?? {};
            }

            /// What views are given.
            function makePage(route) {
              const ns = route.query.ns ?? '';
              const link = (segments, query = {}) => makeLink(segments, { ...query, ns });
              return {
                api: makeAPI(ns),
                namespace: ns,
                segments: route.segments,
                link,
                go(segments, query) { location.hash = link(segments, query); },
                /// Changes the query of the address without a step in the history.
                setQuery(query) { history.replaceState(null, '', link(route.segments, query)); },
                setNamespace(name) { location.hash = makeLink([route.segments[0] ?? 'sessions'], { ns: name }); },
                setTitle(title) { document.title = `${title} – Multichat`; },
                announce,
              };
            }

            addEventListener('hashchange', show);
            document.querySelector('.skip').addEventListener('click', (event) => {
              // The address behind `#` names the view, so the link can't lead there by itself.
              event.preventDefault();
              main.focus();
            });
            listenForKeys(() => ({ main, view: shown?.view, handle: shown?.handle }));
            show();
            """#)
}
