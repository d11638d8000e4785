// Written by Scripts/page.sh from Page/session.js: change that.

extension PageAsset {
    /// The file `session.js`.
    static let sessionJs = PageAsset(
        name: "session.js", type: "text/javascript; charset=utf-8",
        tag: "\"8244d9f2f2543088eca13545325b6479\"",
        content: #"""
            // session.
            import { h } from './dom.js';

            export const session = {
              title: 'Session',
              path: '/sessions/:id',
              isInNavigation: false,
              mount(root) {
                root.append(h('h1', null, 'session'));
                return () => {};
              },
            };
            """#)
}
