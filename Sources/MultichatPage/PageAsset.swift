/// A file of the page that the server shows, carried within the program.
///
/// The files stand in the folder `Page`; `Scripts/page.sh` writes them into this target.
public struct PageAsset: Sendable {
    /// What the page calls it: `app.js`.
    public let name: String
    /// Its media type.
    public let type: String
    /// A strong `ETag`, with its quotes: other content has another one.
    public let tag: String
    /// What stands in it, but for its last line break.
    public let content: StaticString

    /// What is sent.
    public var bytes: [UInt8] { content.withUTF8Buffer { Array($0) + [UInt8(ascii: "\n")] } }
}
