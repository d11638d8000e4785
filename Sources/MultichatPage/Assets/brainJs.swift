// Written by Scripts/page.sh from Page/brain.js: change that.

extension PageAsset {
    /// The file `brain.js`.
    static let brainJs = PageAsset(
        name: "brain.js", type: "text/javascript; charset=utf-8",
        tag: "\"6d4cd0868e1c0485f8e9fd9393876887\"",
        content: #"""
            // Brain.
            import { h } from './dom.js';

            export const brain = {
              title: 'Brain',
              path: '/brain',
              isInNavigation: true,
              mount(root) {
                root.append(h('h1', null, 'Brain'));
                return () => {};
              },
            };
            """#)
}
