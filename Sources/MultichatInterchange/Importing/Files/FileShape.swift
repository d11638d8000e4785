import Multichat
import MultichatFiles

/// How a file is read: by its beginning and its name's ending, Markdown also by its place.
enum FileShape {
    case objects
    case markdown(ImportFormat)
    case log
    case database
    case blocks

    /// The shape of a file; `nil` where it has none that is known.
    init?(_ file: ImportedFile) {
        if BlockFile.recognises(file) {
            self = .blocks
            return
        }
        switch file.found.ending {
        case "json": self = .objects
        case "md", "markdown":
            guard let format = Self.markdownFormat(file) else { return nil }
            self = .markdown(format)
        case "txt", "log":
            guard InboxLog.recognises(file) else { return nil }
            self = .log
        default:
            guard let shape = Self.byContent(file) else { return nil }
            self = shape
        }
    }

    /// The shape of a file whose name doesn't tell; but for databases, only where the import was given that file.
    private static func byContent(_ file: ImportedFile) -> FileShape? {
        if SessionsDatabase.recognises(file.found.source) { return .database }
        guard file.found.isNamed, let text = try? file.text() else { return nil }
        if let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }), "{[".contains(first) {
            return .objects
        }
        return markdownFormat(file).map(FileShape.markdown)
    }

    /// The format that refusals are counted under; that of JSON which can't be read follows from its place, if at all.
    func format(_ file: ImportedFile) -> ImportFormat? {
        switch self {
        case .objects: file.place.objects
        case .markdown(let format): format
        case .log: .logs
        case .database: .database
        case .blocks: .blocks
        }
    }

    /// Reads the records of a file.
    func read(_ file: ImportedFile, _ collection: inout ImportCollection) throws {
        switch self {
        case .objects: try ObjectFile.read(file, &collection)
        case .markdown(let format):
            collection.count(format)
            collection.add(try MarkdownRecord.read(file, format))
        case .log: try InboxLog.read(file, &collection)
        case .database: try SessionsDatabase.read(file, &collection)
        case .blocks: try BlockFile.read(file, &collection)
        }
    }

    /// Markdown lies in a folder of its kind or has a name that tells; else its header must name people.
    private static func markdownFormat(_ file: ImportedFile) -> ImportFormat? {
        switch file.place.folder {
        case .devlogs: return .devlogs
        case .inbox, .outbox: return .inbox
        case nil: break
        }
        guard let text = try? file.text() else { return nil }
        let header = MarkdownHeader(text)
        if header.has(["from", "to", "sender", "recipient"]) || FirstLine(header.firstLine).sender != nil {
            return .inbox
        }
        return header.has(["agent"]) ? .devlogs : nil
    }
}
