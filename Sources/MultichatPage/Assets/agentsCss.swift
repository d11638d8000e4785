// Written by Scripts/page.sh from Page/agents.css: change that.

extension PageAsset {
    /// The file `agents.css`.
    static let agentsCss = PageAsset(
        name: "agents.css", type: "text/css; charset=utf-8",
        tag: "\"d90042c16737def2d04d703bf800c9b6\"",
        content: #"""
            /* Agents */
            """#)
}
