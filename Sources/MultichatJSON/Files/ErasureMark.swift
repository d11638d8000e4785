import Multichat
import MultichatFiles

/// Says, in a session's directory, that entries are being erased; what a crash interrupts is finished by who opens the
/// session next.
struct ErasureMark {
    private let folder: SessionFolder

    init(_ folder: SessionFolder) { self.folder = folder }

    /// Leaves the mark, durably, before anything is erased.
    ///
    /// - Parameter sequence: that of the first entry which records the erasure.
    func leave(_ sequence: Int) throws {
        let content = JSONValue.object([.init("sequence", .integer(sequence))]).json
        try SealedText.file(content).withUnsafeBytes { try AtomicFile.replace(folder.erasing, $0) }
    }

    /// Where the entries begin that record what is being erased; `nil` where nothing is. A mark that isn't as it was
    /// written says that they may be anywhere.
    func read() throws -> Int? {
        guard let content = try folder.contents(folder.erasing) else { return nil }
        return SealedText.object(content)?["sequence"]?.integer ?? 1
    }

    /// Removes the mark.
    func remove() throws { try Directory.removeFile(folder.erasing) }
}
