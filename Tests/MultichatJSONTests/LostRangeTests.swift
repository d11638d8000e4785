import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

/// Files that claim more entries than anybody could hold a table of.
@Suite("A range of lost entries takes no memory") struct LostRangeTests {
    private static let far = 900_000_000_000
    private static let session = Sample.sessions[0]

    private let folder: TemporaryDirectory
    private let content: [Entry]
    private let session: SessionFolder

    init() throws {
        folder = try TemporaryDirectory(inMemory: true)
        let (image, content) = try Sample.closed.get()
        self.content = content[0]
        try image.write(to: folder("store"))
        session = StoreLayout(root: folder("store")).session(Self.session)
    }

    /// Expects the entries to be served, the damage to be found, and nothing to be appended.
    private func expectDamage(through last: Int) throws {
        let store = try Sample.open(folder("store"))
        var query = EntryQuery(Self.session, from: 1, through: last)
        query.limit = 100
        #expect(try store.entries(query).items == Array(content.prefix(last)))
        #expect(try !store.check(Self.session).isEmpty)
        let draft = Sample.draft(60)
        #expect(failure { _ = try store.append(Append(to: Self.session, [draft])) }?.code == .damaged)
        #expect(try Verifier(store).verify(Self.session).damage.count <= 1001)
        _ = try store.sessions(SessionQuery())
        try store.close()
    }

    @Test("of a stray segment") func strayFile() throws {
        _ = try File(session.segment(Self.far), .createNew)
        try expectDamage(through: Sample.count)
    }

    @Test("of stray segments behind each other") func strayFiles() throws {
        for number in 1...200 { _ = try File(session.segment(Self.far * number / 200), .createNew) }
        try expectDamage(through: Sample.count)
    }

    @Test("below a recorded head", arguments: [far, SegmentMap.greatestSequence]) func recordedHead(sequence: Int)
        throws
    {
        try RecordedHead.write(Head(sequence: sequence, chain: .zero), to: session)
        try expectDamage(through: Sample.count)
        let store = try Sample.open(folder("store"))
        for newestFirst in [true, false] {
            var query = EntryQuery(Self.session)
            query.newestFirst = newestFirst
            #expect(failure { _ = try store.entries(query) }?.code == .damaged)
        }
    }

    @Test("a head that can't be is damage") func impossibleHead() throws {
        try RecordedHead.write(Head(sequence: .max, chain: .zero), to: session)
        try expectDamage(through: Sample.count)
    }

    @Test("a segment whose name no sequence can be is none") func impossibleSegment() throws {
        _ = try File(session.segment(.max), .createNew)
        let store = try Sample.open(folder("store"))
        #expect(try Sample.content(store, Self.session) == content)
    }

    @Test("between the lines of a segment", arguments: [far, .max]) func farLine(sequence: Int) throws {
        let path = session.segment(19)
        var line = try #require(try File(path, .read).text.split(separator: "\n").first).description
        line = line.replacing("\"sequence\":19", with: "\"sequence\":\(sequence)")
        var writer = JSONWriter()
        writer.bytes = Array(line.utf8.dropLast(SealedText.sealBytes))
        SealedText.seal(&writer, from: 0)
        let file = try File(path, .write)
        try (writer.bytes + [10]).withUnsafeBytes { _ = try file.append($0) }
        try expectDamage(through: Sample.count)
    }

    @Test("a sealed line that lacks something is no entry") func incompleteLine() throws {
        let text = try #require(try File(session.segment(19), .read).text.split(separator: "\n").first)
        let payload = Array(text.utf8.dropLast(SealedText.sealBytes))
        for count in 0..<payload.count {
            for ending in ["", "\\", "x"] {
                var writer = JSONWriter()
                writer.bytes = payload[..<count] + Array(ending.utf8)
                SealedText.seal(&writer, from: 0)
                var times = LineTime()
                let line = writer.bytes.withUnsafeBytes { EntryLine($0, &times) }
                #expect(line == nil || count > payload.count - 100)
            }
        }
    }

    @Test("and offsets say which lines are there") func offsets() {
        var offsets = LineOffsets()
        for offset in [0, 10] { offsets.append(offset) }
        offsets.lose(to: 5)
        for offset in [20, 30] { offsets.append(offset) }
        offsets.lose(to: 9)
        #expect((0..<9).map { offsets[$0] } == [0, 10, -1, -1, -1, 20, 30, -1, -1])
        #expect((0...9).map { offsets.next(from: $0) } == [0, 10, 20, 20, 20, 20, 30, nil, nil, nil])
        #expect([0, 5, 11, 25, 99].map { offsets.lastPlace(before: $0) } == [nil, 0, 1, 5, 6])
        #expect(offsets.known == [0, 10, 20, 30])
        #expect(LineOffsets(lost: 3).count == 3)
        #expect(LineOffsets(lost: 3).next(from: 0) == nil)
    }
}
