import Multichat
import MultichatFiles
import MultichatSQLiteSupport
import TestSupport
import Testing

@testable import MultichatSQLite

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("An SQLite store that can't be used as it is") struct RefusalTests {
    /// How a store is kept from being written.
    enum Lock: CaseIterable {
        case file
        case directory
        case all
    }

    /// A store that its next reader may not write, in a directory that it may enter.
    private func prepare(_ lock: Lock, closed: Bool) throws -> Sample {
        let sample = try Sample(entries: 8)
        if closed { try sample.store.close() } else { try sample.crash() }
        for name in try Directory.entries(sample.folder.path).map(\.name) {
            chmod(sample.folder(name), lock == .directory ? 0o666 : 0o444)
        }
        if lock == .directory { unlink(sample.path + "-lock") }
        chmod(sample.folder.path, lock == .file ? 0o777 : 0o555)
        return sample
    }

    @Test("without the right to write it is read, and not written", arguments: Lock.allCases, [true, false])
    func readOnly(_ lock: Lock, closed: Bool) async throws {
        let sample = try prepare(lock, closed: closed)
        defer { chmod(sample.folder.path, 0o700) }
        let path = sample.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            Rights.drop()
            let store = try Sample.open(path)
            try #require(try Sample.content(store, Sample.sessions[0]).count == 9)
            try #require(try store.check(nil) == [])
            let draft = Draft(id: "next", kind: .message, author: "A", body: Message("next").body)
            let refusal = failure { _ = try store.append(Append(to: Sample.sessions[0], [draft])) }
            try #require(refusal?.code == .permission)
            try #require(failure { _ = try store.create(NewSession(SessionReference("new"))) }?.code == .permission)
            try store.close()
        }
    }

    @Test("a log that lost commits is refused to readers too") func readOnlyDamage() async throws {
        let sample = try prepare(.file, closed: false)
        defer { chmod(sample.folder.path, 0o700) }
        let log = try File(sample.path + "-wal", .write)
        try log.truncate(to: log.size - 1)
        let path = sample.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            Rights.drop()
            try #require(failure { _ = try Sample.open(path) }?.code == .damaged)
        }
    }

    @Test("a store that is missing can't be made without the right to") func missing() async throws {
        let folder = try TemporaryDirectory()
        chmod(folder.path, 0o555)
        let path = folder("none.db")
        await #expect(processExitsWith: .success) { [path = path as String] in
            Rights.drop()
            try #require(failure { _ = try Sample.open(path) }?.code == .permission)
        }
        chmod(folder.path, 0o700)
        #expect(try Directory.entries(folder.path).isEmpty)
    }

    @Test(
        "another program's file, or a newer version's, is refused untouched",
        arguments: ["PRAGMA application_id = 7", "PRAGMA user_version = 99"])
    func foreign(_ sql: String) throws {
        let folder = try TemporaryDirectory()
        let path = try Sample.altered(sql + "; PRAGMA wal_checkpoint(TRUNCATE)", in: folder)
        let bytes = try File(path, .read).contents()
        let error = failure { _ = try Sample.open(path) }
        #expect(error?.code == .incompatible)
        #expect(error?.message.contains(path) == true)
        #expect(try File(path, .read).contents() == bytes)
    }

    @Test("a disk without space is a certain failure, and harms nothing") func fullDisk() async throws {
        let sample = try Sample(entries: 8)
        try sample.store.close()
        let path = sample.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            let store = try Sample.open(path)
            // The limit on the size of files stands for the full disk: the same calls fail.
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let unlimited = limit
            limit.rlim_cur = 1 << 20
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let chat = Swarm(store).chat("release")
            for size in [2 << 20, 7 << 20] {
                let error = failure { _ = try chat.post(String(repeating: "x", count: size), from: "A") }
                try #require(error?.code == .io, "\(String(describing: error))")
            }
            try #require(try Sample.content(store, Sample.sessions[0]).count == 9)
            try #require(try chat.post("small", from: "A").first == 10)
            limit = unlimited
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            try #require(try chat.post(String(repeating: "x", count: 2 << 20), from: "A").first == 11)
            try #require(try store.check(nil) == [])
            try store.close()
        }
        #expect(try Sample.content(Sample.open(path), Sample.sessions[0]).count == 11)
    }

    @Test("what a crash left on a full disk can be read") func fullDiskAfterCrash() async throws {
        let sample = try Sample(entries: 8)
        try sample.crash()
        let path = sample.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            // Room for the index of the log alone, which a crash leaves behind, so that its space is there again.
            limit.rlim_cur = 32768
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let store = try Sample.open(path)
            try #require(try Sample.content(store, Sample.sessions[0]).count == 9)
            try #require(try store.check(nil) == [])
            try #require(failure { _ = try Swarm(store).chat("release").post("no", from: "A") }?.code == .io)
            try store.close()
        }
        #expect(try Sample.content(Sample.open(path), Sample.sessions[0]).count == 9)
    }
}
