// Written by Scripts/page.sh from Page/agents.js: change that.

extension PageAsset {
    /// The file `agents.js`.
    static let agentsJs = PageAsset(
        name: "agents.js", type: "text/javascript; charset=utf-8",
        tag: "\"4b83ebf1a3616ce5f28aba9d974d3dbd\"",
        content: #"""
            // Agents.
            import { h } from './dom.js';

            export const agents = {
              title: 'Agents',
              path: '/agents',
              isInNavigation: true,
              mount(root) {
                root.append(h('h1', null, 'Agents'));
                return () => {};
              },
            };
            """#)
}
