// Written by Scripts/page.sh from Page/views.js: change that.

extension PageAsset {
    /// The file `views.js`.
    static let viewsJs = PageAsset(
        name: "views.js", type: "text/javascript; charset=utf-8",
        tag: "\"9ee1b82a03096d65e2d9428466d4fdac\"",
        content: #"""
            // All views, in the order of the navigation. What a view is: README.md.
            import { agents } from './agents.js';
            import { brain } from './brain.js';
            import { operations } from './operations.js';
            import { session } from './session.js';
            import { sessions } from './sessions.js';

            export const views = [sessions, session, agents, brain, operations];
            """#)
}
