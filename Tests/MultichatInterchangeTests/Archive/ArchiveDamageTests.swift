import Multichat
import MultichatInterchange
import TestSupport
import Testing

/// An archive that isn't as it was written is refused before anything of it is stored.
@Suite struct ArchiveDamageTests {
    @Test func aCutBehindAnyLine() throws {
        let lines = try ArchiveFile().lines
        for count in 0..<lines.count {
            let whole = Array(lines[..<count].map { $0 + "\n" }.joined().utf8)
            try refuses(whole, "cut behind line \(count)")
            try refuses(whole + Array(lines[count].utf8.dropLast()), "cut in line \(count + 1)")
            try refuses(whole + Array(lines[count].utf8), "cut before the end of line \(count + 1)")
        }
    }

    @Test func anAlteredByteAnywhere() throws {
        let archive = try ArchiveFile().bytes
        var random = SeededRandom(seed: 42)
        for _ in 0..<400 {
            var bytes = archive
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let bit = Int.random(in: 0..<8, using: &random)
            bytes[place] ^= 1 << bit
            try refuses(bytes, "byte \(place), bit \(bit)")
        }
    }

    @Test func anAlteredBitOfTheTrailer() throws {
        let store = MemoryStore()
        try Swarm(store).start("s").post("hello", from: "A")
        let archive = try ArchiveFile(store)
        let trailer = archive.lines.last?.utf8.count ?? 0
        let bytes = archive.bytes
        for place in bytes.count - trailer - 1..<bytes.count {
            for bit in 0..<8 {
                var altered = bytes
                altered[place] ^= 1 << bit
                try refuses(altered, "byte \(place - bytes.count) from the end, bit \(bit)")
            }
        }
    }

    @Test func swappedLines() throws {
        let archive = try ArchiveFile()
        for line in 1..<archive.lines.count - 2 {
            var swapped = archive
            swapped.lines.swapAt(line, line + 1)
            try refuses(swapped.bytes, "lines \(line) and \(line + 1)")
            swapped.seal()
            try refuses(swapped.bytes, "lines \(line) and \(line + 1), forged")
        }
    }

    @Test(arguments: [(1, 0), (-1, 0), (0, 1), (0, -1)]) func wrongCounts(sessions: Int, entries: Int) throws {
        var archive = try ArchiveFile()
        archive.seal()
        try ArchiveFile.take(archive.bytes, into: MemoryStore())
        archive.seal(sessions: sessions, entries: entries)
        try refuses(archive.bytes, "counts")
    }

    @Test func aForgedEntry() throws {
        let original = try ArchiveFile()
        for (from, to) in [
            ("number 3", "number 4"), ("\"author\":\"A\"", "\"author\":\"B\""), ("\"own/1\"", "\"own/2\""),
        ] {
            var archive = original
            archive.lines = archive.lines.map {
                $0.split(separator: from, omittingEmptySubsequences: false).joined(separator: to)
            }
            #expect(archive.lines != original.lines)
            archive.seal()
            try refuses(archive.bytes, "\(from)")
        }
    }

    @Test func somethingBehindTheTrailer() throws {
        let archive = try ArchiveFile()
        try refuses(archive.bytes + archive.bytes, "twice")
        try refuses(archive.bytes + Array("\n".utf8), "an empty line")
    }

    private func refuses(_ bytes: [UInt8], _ what: Comment, _ location: SourceLocation = #_sourceLocation) throws {
        let writes = InterposedStore(MemoryStore()).refusingWrites
        let error = failure { try ArchiveFile.take(bytes, into: writes) }
        #expect(error?.code == .invalid || error?.code == .incompatible, what, sourceLocation: location)
    }
}

extension InterposedStore {
    /// The store, which takes nothing.
    var refusingWrites: InterposedStore {
        var store = self
        store.beforeWrite = { throw MultichatError(.internal, "\($0.name) was called.") }
        return store
    }
}
