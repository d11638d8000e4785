import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

/// One change behind the store's back to the session `release`, and the sequence that it concerns.
struct Tampering: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The first sequence that is found to be damaged.
    var sequence: Int
    /// Changes the lines of the segments; a segment without lines is removed.
    var change: @Sendable (inout [[[UInt8]]]) -> Void

    init(_ name: String, _ sequence: Int, _ change: @escaping @Sendable (inout [[[UInt8]]]) -> Void) {
        testDescription = name
        self.sequence = sequence
        self.change = change
    }

    // The segments begin at the sequences 1, 7, 13 and 19.
    static let all = [
        Tampering("a missing record", 9) { $0[1].remove(at: 2) },
        Tampering("a missing record of the last segment", 20) { $0[3].remove(at: 1) },
        Tampering("a missing first record", 1) { $0[0].remove(at: 0) },
        Tampering("a missing last record of a segment", 12) { $0[1].removeLast() },
        Tampering("swapped records", 8) { $0[1].swapAt(1, 3) },
        Tampering("swapped records of the last segment", 20) { $0[3].swapAt(1, 2) },
        Tampering("a record twice", 10) { $0[1].insert($0[1][2], at: 3) },
        Tampering("swapped segments", 7) { $0.swapAt(1, 2) },
        Tampering("a lost first segment", 1) { $0[0] = [] },
        Tampering("a lost segment", 7) { $0[1] = [] },
        Tampering("a lost last segment", 19) { $0[3] = [] },
        // The batch of three is cut as a whole then.
        Tampering("a cut below the recorded head", 20) { $0[3].removeLast() },
        Tampering("a line of another program", 9) { $0[1][2] = Array("{\"hello\":true}\n".utf8) },
        Tampering("an altered last line", 22) { $0[3][3][40] ^= 1 },
        Tampering("an altered line of the last segment", 19) { $0[3][0][40] ^= 1 },
    ]
}

@Suite("Damaged records") struct RecordDamageTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory(inMemory: true) }

    @Test("are found with their sequence; the session takes no appends", arguments: Tampering.all)
    func found(_ tampering: Tampering) throws {
        let (original, content) = try Sample.closed.get()
        var image = original
        let names = image.names(ending: ".jsonl", in: "default-37a8eec1ce19687d/release")
        var segments = names.map(image.lines)
        tampering.change(&segments)
        for (name, lines) in zip(names, segments) {
            if lines.isEmpty { image.files[name] = nil } else { image.put(lines, name) }
        }
        let path = folder("store")
        try image.write(to: path)
        let store = try Sample.open(path)
        let session = Sample.sessions[0]

        let damage = try store.check(session)
        #expect(damage.contains { $0.sequence == tampering.sequence && $0.session == session }, "\(damage)")
        #expect(try store.check(nil) == damage)
        #expect(try store.check(Sample.sessions[1]).isEmpty)
        #expect(try !Verifier(store).verify(session).damage.isEmpty)
        #expect(failure { _ = try Sample.content(store, session) }?.code == .damaged)
        let error = failure { _ = try store.append(Append(to: session, [Sample.draft(60)])) }
        #expect(error?.code == .damaged)
        #expect(error?.session == "release")
        #expect(error?.sequence != nil)
        try expectRightEntries(store, content[0])
        // Nothing was touched, and the other session goes on.
        let other = try store.append(Append(to: Sample.sessions[1], [Sample.draft(60)]))
        #expect(other.first == Sample.count + 1)
        try store.close()
        for name in names { #expect(try FolderImage(path).files[name] == image.files[name]) }
    }

    /// Each entry is served as it was written, or not at all.
    private func expectRightEntries(_ store: JSONStore, _ expected: [Entry]) throws {
        for entry in expected {
            var query = EntryQuery(Sample.sessions[0])
            query.includesHidden = true
            query.from = entry.sequence
            query.through = entry.sequence
            if let read = try? store.entries(query).items { #expect(read == [entry]) }
        }
    }

    @Test("an altered body with a right checksum breaks the chain") func alteredBody() throws {
        var image = try Sample.closed.get().image
        let name = try #require(image.names(ending: "000001.jsonl").last)
        var lines = image.lines(name)
        let text = String(decoding: lines[2], as: UTF8.self).replacing("word 3", with: "word 4")
        var writer = JSONWriter()
        writer.bytes = Array(text.utf8.dropLast(SealedText.sealBytes + 1))
        SealedText.seal(&writer, from: 0)
        lines[2] = writer.bytes + [10]
        image.put(lines, name)
        try image.write(to: folder("store"))
        let store = try Sample.open(folder("store"))
        #expect(try Verifier(store).verify(Sample.sessions[0]).damage.contains { $0.sequence == 3 })
    }

    @Test("a file cut while the store is open is found, and later openers know") func cutWhileOpen() throws {
        let sample = try Sample()
        let name = try #require(try FolderImage(sample.folder("store")).names(ending: ".jsonl", in: "default").last)
        let file = try File(sample.folder("store/" + name), .write)
        try file.truncate(to: 0)
        let session = Sample.sessions.first { name.contains($0.id.text) } ?? Sample.sessions[0]
        for store in [sample.store, try Sample.open(sample.folder("store"))] {
            let error = failure { _ = try store.append(Append(to: session, [Sample.draft(70)])) }
            #expect(error?.code == .damaged)
            #expect(try !store.check(session).isEmpty)
        }
    }
}
