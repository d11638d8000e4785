import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

@Suite("The summary of a damaged session") struct DamagedSummaryTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory(inMemory: true) }

    private var release: SessionFolder { StoreLayout(root: folder.path).session(Sample.sessions[0]) }

    /// What a list serves, and whether it names the damaged session.
    private func list(_ store: JSONStore) throws -> (ids: [String], named: Bool) {
        let page = try store.sessions(SessionQuery())
        return (page.items.map(\.id.text), page.leftOut.contains { $0.session == Sample.sessions[0] })
    }

    /// Flips a bit in the middle of a file; answers its former content.
    private func flip(_ path: String) throws {
        let file = try File(path, .write)
        let place = try file.size / 2
        let byte = try file.read(1, at: place)[0] ^ 1
        try [byte].withUnsafeBytes { try file.write($0, at: place) }
    }

    // The segments begin at 1, 7, 13 and 19.
    @Test("isn't made", arguments: [1, 7, 13, 19]) func leftOut(segment: Int) throws {
        try Sample.closed.get().image.write(to: folder.path)
        let old = try Sample.open(folder.path)
        let expected = try old.session(Sample.sessions[0])
        try flip(release.segment(segment))
        // The state behind a segment stands in its index too.
        for file in [1, 7, 13] { try Directory.removeFile(release.index(file)) }
        #expect(try list(Sample.open(folder.path)) == (["design"], true))
        // Who has folded the log before the damage still knows what it said.
        #expect(try old.sessions(SessionQuery()).items.first { $0.id.text == "release" } == expected)
    }

    @Test("is kept where an index still tells the state behind damage") func sealed() throws {
        try Sample.closed.get().image.write(to: folder.path)
        try flip(release.segment(7))
        let store = try Sample.open(folder.path)
        let expected = try store.session(Sample.sessions[1])?.participants
        let page = try store.sessions(SessionQuery())
        #expect(page.items.first { $0.id.text == "release" }?.participants == expected)
        #expect(page.leftOut.isEmpty)
    }

    /// What can become of the file that says what a session started with.
    enum Loss: CaseIterable {
        case gone, empty, garbage, bit
    }

    @Test("is named though the beginning is lost", arguments: Loss.allCases, ["release", "a name with spaces é"])
    func named(loss: Loss, id: String) throws {
        let reference = SessionReference(try SessionID(id))
        let store = try Sample.open(folder.path)
        _ = try store.create(NewSession(reference))
        let file = StoreLayout(root: folder.path).session(reference).metadata
        switch loss {
        case .gone: try Directory.removeFile(file)
        case .empty: try AtomicFile.replace(file, "")
        case .garbage: try AtomicFile.replace(file, "\u{0}\"\"x\n")
        case .bit: try flip(file)
        }
        // A name that isn't the id tells it only beside what is left of the file.
        let isKnown = loss == .bit || id == "release"
        let expected = isKnown ? [reference] : [nil]
        for store in [store, try Sample.open(folder.path)] {
            #expect(try store.sessions(SessionQuery()).leftOut.map(\.session) == expected)
            #expect(try store.check(nil).map(\.session) == expected)
            #expect(try store.check(reference).map(\.session) == [reference])
        }
    }

    @Test("is given up when the file of the session's beginning changes") func beginning() throws {
        try Sample.closed.get().image.write(to: folder.path)
        let store = try Sample.open(folder.path)
        let contents = try #require(try LogContents.open(Sample.sessions[0], in: release, store.environment))
        var summary = try SessionSummary(contents)
        summary.isSettled = true
        #expect(try summary.isCurrent(in: release))
        try AtomicFile.replace(release.metadata, try File(release.metadata, .read).text)
        #expect(try !summary.isCurrent(in: release))
        try Directory.removeFile(release.metadata)
        #expect(try !summary.isCurrent(in: release))
    }
}
