import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("What can't be made sure of in a JSON store") struct UnsyncedNameTests {
    private static let session = SessionReference("s")

    /// A store whose sessions' folder takes new names, but can't be opened to be synced.
    private static func unsyncable(_ folder: TemporaryDirectory) throws -> JSONStore {
        let store = try Sample.open(folder("store"))
        _ = try store.create(NewSession(SessionReference("first")))
        chmod(store.layout.namespace(.standard), 0o300)
        return store
    }

    @Test("a new session whose name can't be synced is there, and the outcome unknown") func create() async {
        await #expect(processExitsWith: .success) {
            Rights.drop()
            let folder = try TemporaryDirectory()
            let store = try Self.unsyncable(folder)
            defer { chmod(store.layout.namespace(.standard), 0o700) }
            let error = failure { _ = try store.create(NewSession(Self.session)) }
            try #require(error?.code == .unknownOutcome)
            try #require(error?.session == "s")
            try #require(try store.session(Self.session) != nil)
            chmod(store.layout.namespace(.standard), 0o700)
            try #require(try store.append(Append(to: Self.session, [Sample.draft(1)])).first == 1)
            try #require(failure { _ = try store.create(NewSession(Self.session)) }?.code == .conflict)
        }
    }

    @Test("so is a published one, and a deleted one is gone") func publish() async {
        await #expect(processExitsWith: .success) {
            Rights.drop()
            let folder = try TemporaryDirectory()
            let store = try Self.unsyncable(folder)
            defer { chmod(store.layout.namespace(.standard), 0o700) }
            _ = try store.stage(NewSession(Self.session))
            try #require(failure { _ = try store.publish(Self.session) }?.code == .unknownOutcome)
            try #require(try store.session(Self.session) != nil)
            try #require(failure { _ = try store.delete(Self.session) }?.code == .unknownOutcome)
            try #require(try store.session(Self.session) == nil)
        }
    }

    @Test("a head that can't be recorded fails no append, and the next append records it") func record() throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let store = try Sample.open(folder("store"), recorded: 4)
        _ = try store.create(NewSession(Self.session))
        _ = try store.append(Append(to: Self.session, [Sample.draft(1)]))
        let session = store.layout.session(Self.session)
        // No file can be renamed over a folder.
        try Directory.create(session.head)
        for number in 2...4 {
            #expect(try store.append(Append(to: Self.session, [Sample.draft(number)])).first == number)
        }
        try Directory.remove(session.head)
        _ = try store.append(Append(to: Self.session, [Sample.draft(5)]))
        #expect(try RecordedHead.read(session, of: Self.session).sequence == 5)
        _ = try store.append(Append(to: Self.session, [Sample.draft(6)]))
        #expect(try RecordedHead.read(session, of: Self.session).sequence == 5)
    }
}
