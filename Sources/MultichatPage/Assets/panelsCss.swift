// Written by Scripts/page.sh from Page/panels.css: change that.

extension PageAsset {
    /// The file `panels.css`.
    static let panelsCss = PageAsset(
        name: "panels.css", type: "text/css; charset=utf-8",
        tag: "\"9631a46f6f21ef656b9938a696c7b3b8\"",
        content: #"""
            /* Panels. */
            """#)
}
