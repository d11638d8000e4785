import Multichat
import MultichatFiles

/// A text file of messages as blocks that keep everything.
enum BlockFile {
    /// The endings of names of files that may hold blocks; any other file must be named to the import.
    private static let endings: Set<String> = ["md", "markdown", "txt", "log", "a2a"]
    /// In so many bytes the fields up to `Format` must stand.
    static let beginning = 256 << 10

    /// Whether a file begins with such a block.
    static func recognises(_ file: ImportedFile) -> Bool {
        guard endings.contains(file.found.ending) || file.found.isNamed else { return false }
        guard let source = try? File(file.found.source, .read), let size = try? source.size else { return false }
        guard let bytes = try? source.read(min(size, beginning), at: 0) else { return false }
        return BlockReader.recognises(String(decoding: bytes, as: UTF8.self))
    }

    /// Reads the blocks; behind one that can't be read nothing else can.
    static func read(_ file: ImportedFile, _ collection: inout ImportCollection) throws {
        var reader = BlockReader(try file.text())
        collection.count(.blocks)
        while let found = try reader.next() { collection.add(try record(found, file)) }
    }

    private static func record(_ found: BlockReader.Found, _ file: ImportedFile) throws -> ImportedRecord {
        let block = found.block
        let recipients = block.message.to.map(file.names.alias)
        let owner = try file.owner() ?? recipients.first ?? AgentNames.unknown
        var record = try file.record(.blocks, block.session?.text ?? "inbox/\(owner)", found.text)
        record.isWhole = true
        // What another store's bridge wrote must not be written again by a bridge of this one.
        record.namesFile = block.origin != nil
        record.ownID = block.id?.text
        record.author = block.author.map(file.names.alias)
        record.message = block.message
        record.message.to = recipients
        record.more = block.more.map { JSONValue($0).members ?? [] } ?? []
        record.sent = block.time.map { WrittenTime([$0.description], zone: .utc) }
        return record
    }
}
