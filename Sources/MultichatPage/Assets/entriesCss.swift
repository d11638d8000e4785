// Written by Scripts/page.sh from Page/entries.css: change that.

extension PageAsset {
    /// The file `entries.css`.
    static let entriesCss = PageAsset(
        name: "entries.css", type: "text/css; charset=utf-8",
        tag: "\"8c986bfa3ee59653c6ca389d78a6b5b3\"",
        content: #"""
            /* Entries. */
            """#)
}
