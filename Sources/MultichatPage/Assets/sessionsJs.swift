// Written by Scripts/page.sh from Page/sessions.js: change that.

extension PageAsset {
    /// The file `sessions.js`.
    static let sessionsJs = PageAsset(
        name: "sessions.js", type: "text/javascript; charset=utf-8",
        tag: "\"35591060f39351f7322e6099d3dc258e\"",
        content: #"""
            // sessions.
            import { h } from './dom.js';

            export const sessions = {
              title: 'Sessions',
              path: '/sessions',
              isInNavigation: true,
              mount(root) {
                root.append(h('h1', null, 'sessions'));
                return () => {};
              },
            };
            """#)
}
