// Written by Scripts/page.sh from Page/sessions.css: change that.

extension PageAsset {
    /// The file `sessions.css`.
    static let sessionsCss = PageAsset(
        name: "sessions.css", type: "text/css; charset=utf-8",
        tag: "\"073aefb26f435c6973ced7f4f3710518\"",
        content: #"""
            /* Sessions. */
            """#)
}
