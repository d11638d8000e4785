// Written by Scripts/page.sh from Page/brain.css: change that.

extension PageAsset {
    /// The file `brain.css`.
    static let brainCss = PageAsset(
        name: "brain.css", type: "text/css; charset=utf-8",
        tag: "\"57700baa13bcd6aaece6d32a2b167977\"",
        content: #"""
            /* Brain */
            """#)
}
