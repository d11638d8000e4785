// Written by Scripts/page.sh from Page/session.css: change that.

extension PageAsset {
    /// The file `session.css`.
    static let sessionCss = PageAsset(
        name: "session.css", type: "text/css; charset=utf-8",
        tag: "\"b272ac23d02c348ed1d56a31c8df0339\"",
        content: #"""
            /* Session. */
            """#)
}
