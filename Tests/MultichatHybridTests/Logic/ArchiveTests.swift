import Multichat
import TestSupport
import Testing

@testable import MultichatHybrid

@Suite struct ArchiveTests {
    private let world = HybridWorld()
    private let archive = MemoryStore()
    private let session = SessionReference("s")

    @Test(arguments: HybridOptions.Mode.allCases) func aSessionThatEndsIsArchived(mode: HybridOptions.Mode) throws {
        let store = try world.open(mode, archive: archive)
        try store.archive?.work()
        _ = try store.create(NewSession(session))
        _ = try store.append(Append(to: session, [Draft("e1")]))
        try store.archive?.work()
        #expect(try archive.session(session) == nil)
        _ = try store.append(Append(to: session, [Draft(id: "end", kind: .end)]))
        try store.archive?.work()
        #expect(try archive.required(session) == store.required(session))
        #expect(try Verifier(archive).verify(session).damage == [])
    }

    @Test func allThatChangedIsArchivedWhenItIsTime() throws {
        let store = try world.open(.writeBehind, archive: archive) { $0.archiveInterval = 1000 }
        try store.archive?.work()
        for id in ["a", "b"] {
            let session = SessionReference(SessionID(unchecked: id))
            _ = try store.create(NewSession(session))
            _ = try store.append(Append(to: session, [Draft("e1")]))
        }
        try store.archive?.work()
        #expect(try archive.session(SessionReference("a")) == nil)
        world.pass(1000)
        try store.archive?.work()
        #expect(try archive.required(SessionReference("a")).head.sequence == 1)
        _ = try store.append(Append(to: SessionReference("b"), [Draft("e2")]))
        world.pass(1000)
        try store.archive?.work()
        #expect(try archive.required(SessionReference("b")).head.sequence == 2)
    }

    @Test func processesThatLiveShortlyArchiveToo() throws {
        for (number, expected) in [(1, 1), (2, 1), (3, 3)] {
            let store = try world.open(.writeBehind, archive: archive) { $0.archiveInterval = 1000 }
            if number == 1 { _ = try store.create(NewSession(session)) }
            _ = try store.append(Append(to: session, [Draft(EntryID(unchecked: "e\(number)"))]))
            if number == 3 { world.pass(1000) }
            try store.close()
            #expect(try archive.required(session).head.sequence == expected)
        }
    }

    @Test func aSessionOfTheArchiveIsNeverReplaced() throws {
        _ = try archive.create(NewSession(session))
        _ = try archive.append(Append(to: session, [Draft("old")]))
        let store = try world.open(.writeThrough, archive: archive)
        try world.begin(session, in: store, 1)
        #expect(failure { try store.flush() }?.code == .conflict)
        #expect(store.figures.archiveFailure?.contains("another session") == true)
        #expect(try archive.entries(EntryQuery(session)).items.map(\.id) == ["old"])
    }

    @Test func whatTheArchiveHasMoreStays() throws {
        _ = try archive.create(NewSession(session))
        let store = try world.open(.writeThrough, archive: archive)
        _ = try store.create(try archive.origin(of: session))
        _ = try archive.append(Append(to: session, [Draft("e1")]))
        try store.flush()
        #expect(try archive.required(session).head.sequence == 1)
    }

    @Test func aDeletedSessionStaysInTheArchive() throws {
        let store = try world.open(.writeThrough, archive: archive)
        _ = try store.create(NewSession(session))
        try store.flush()
        #expect(try store.delete(session))
        try store.flush()
        #expect(try archive.session(session) != nil)
    }
}
