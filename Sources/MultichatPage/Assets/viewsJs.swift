// Written by Scripts/page.sh from Page/views.js: change that.

extension PageAsset {
    /// The file `views.js`.
    static let viewsJs = PageAsset(
        name: "views.js", type: "text/javascript; charset=utf-8",
        tag: "\"1cd2cf9f8296cc31e79152d32d59f3a7\"",
        content: #"""
            // All views, in the order of the navigation. What a view is: README.md.
            import { agents } from './agents.js';
            import { brain } from './brain.js';
            import { learning } from './learning.js';
            import { operations } from './operations.js';
            import { session } from './session.js';
            import { sessions } from './sessions.js';

            export const views = [sessions, session, agents, brain, learning, operations];
            """#)
}
