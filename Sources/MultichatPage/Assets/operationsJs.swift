// Written by Scripts/page.sh from Page/operations.js: change that.

extension PageAsset {
    /// The file `operations.js`.
    static let operationsJs = PageAsset(
        name: "operations.js", type: "text/javascript; charset=utf-8",
        tag: "\"f819877e5a5b880547892beb7fdf0263\"",
        content: #"""
            // Operations.
            import { h } from './dom.js';

            export const operations = {
              title: 'Operations',
              path: '/operations',
              isInNavigation: true,
              mount(root) {
                root.append(h('h1', null, 'Operations'));
                return () => {};
              },
            };
            """#)
}
