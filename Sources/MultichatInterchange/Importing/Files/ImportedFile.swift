import Multichat
import MultichatFiles

/// A file that is being read: its text, what its place tells, and how to read names and times.
struct ImportedFile {
    /// The greatest size of a file that is read whole.
    static let limit = 1 << 30

    let found: FoundFile
    let place: FilePlace
    let names: AgentNames
    let zone: ImportZone

    init(_ found: FoundFile, _ names: AgentNames, _ zone: ImportZone) {
        self.found = found
        self.names = names
        self.zone = zone
        place = FilePlace(AbsolutePath.of(found.path))
    }

    /// The whole file.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where it isn't UTF-8 or is too large.
    func text() throws -> String {
        let file = try File(found.source, .read)
        guard try file.size <= Self.limit else {
            throw MultichatError(.invalid, "The file is larger than \(Self.limit) bytes.", hint: "Split it.")
        }
        let bytes = try file.contents(limit: Self.limit)
        if let place = bytes.withUnsafeBufferPointer(UTF8Check.firstInvalidByte) {
            throw MultichatError(.invalid, "The file is not valid UTF-8 at byte \(place).")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The agent whose folder the file lies in.
    func owner() throws -> AgentID? { try names.agent(place.agent) }

    /// A record of this file.
    func record(_ format: ImportFormat, _ session: String, _ text: String) throws -> ImportedRecord {
        ImportedRecord(file: found, format: format, session: try SessionID(session), text: text)
    }
}
