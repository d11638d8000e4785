import Multichat

extension MessageBlock {
    /// Reads all blocks of a text.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the line.
    public static func read(_ text: String) throws -> [MessageBlock] {
        var reader = BlockReader(text)
        var blocks: [MessageBlock] = []
        while let found = try reader.next() { blocks.append(found.block) }
        return blocks
    }

    /// Takes what is said over, as the field `Content` tells.
    mutating func take(_ body: String) throws {
        switch message.content {
        case .text: message.content = .text(body)
        case .parts: message.content = .parts(try JSON(body, field: "content", limits: .block))
        case .none: break
        }
    }
}
