// Written by Scripts/page.sh from Page/operations.css: change that.

extension PageAsset {
    /// The file `operations.css`.
    static let operationsCss = PageAsset(
        name: "operations.css", type: "text/css; charset=utf-8",
        tag: "\"d600f239b1764946cd5fac2d727d0170\"",
        content: #"""
            /* Operations */
            """#)
}
