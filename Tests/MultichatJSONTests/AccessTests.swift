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

/// Which folders are taken for a store, and what rights are needed.
@Suite("Access to a JSON store") struct AccessTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory(inMemory: true) }

    /// Expects a folder to be refused by readers and writers, and to stay as it is.
    private func expectRefused(_ code: ErrorCode, _ words: String) throws {
        let before = try FolderImage(folder.path)
        for access in [JSONStore.Access.readOnly, .readWrite] {
            let error = failure { _ = try JSONStore(path: folder.path, access: access) }
            #expect(error?.code == code)
            #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
            #expect(error?.hint != nil)
        }
        #expect(try FolderImage(folder.path) == before)
    }

    @Test("another program's folder is refused untouched", arguments: ["notes.txt", ".git", "multichat.db"])
    func foreign(_ name: String) throws {
        _ = try folder.file(name, Array("hello".utf8))
        try expectRefused(.incompatible, "not a Multichat store")
    }

    @Test(
        "another program's marker is refused untouched", arguments: ["", "{}", "[1]", "{\"format\":\"x\"}\n", "\0\0"])
    func foreignMarker(_ content: String) throws {
        _ = try folder.file("multichat.json", Array(content.utf8))
        try expectRefused(.incompatible, "not a Multichat store")
    }

    @Test("a newer format is refused untouched") func newer() throws {
        try Sample.closed.get().image.write(to: folder.path)
        let newer = "{\"format\":\"multichat-json\",\"version\":2,\"what\":\"ever\"}\n"
        try AtomicFile.replace(folder("multichat.json"), newer)
        try expectRefused(.incompatible, "version 2")
    }

    @Test("an altered marker is damage") func damagedMarker() throws {
        try Sample.closed.get().image.write(to: folder.path)
        let text = try File(folder("multichat.json"), .read).text
        try AtomicFile.replace(folder("multichat.json"), text.replacing("\"version\"", with: " \"version\""))
        try expectRefused(.damaged, "multichat.json")
    }

    @Test("an altered or replaced marker of an open store is found") func markerOfOpenStore() throws {
        let store = try JSONStore(path: folder.path)
        let other = try JSONStore(path: folder("other"))
        #expect(try store.check(nil).isEmpty)
        #expect(store.epoch != other.epoch)
        try AtomicFile.replace(folder("multichat.json"), try File(folder("other/multichat.json"), .read).text)
        #expect(try store.check(nil).map(\.place) == [folder("multichat.json")])
        try Directory.removeFile(folder("multichat.json"))
        #expect(try store.check(nil).map(\.place) == [folder("multichat.json")])
    }

    @Test("a folder with a marker lost is not made a new store") func lostMarker() throws {
        var image = try Sample.closed.get().image
        image.files["multichat.json"] = nil
        try image.write(to: folder.path)
        try expectRefused(.incompatible, "not a Multichat store")
    }

    @Test("an empty, a missing and a half-made folder become a store") func beginnings() throws {
        for name in ["missing/deep", "empty", "half"] {
            if name != "missing/deep" { try Directory.create(folder(name)) }
            if name == "half" { _ = try FileLock(folder("half/.lock")) }
            let store = try JSONStore(path: folder(name))
            _ = try store.create(NewSession(SessionReference("s")))
        }
        #expect(failure { _ = try JSONStore(path: folder("none"), access: .readOnly) }?.code == .notFound)
        #expect(try FileStatus(folder("none")) == nil)
    }

    @Test("a store that is opened to read only is read, and nothing is written") func readOnly() throws {
        let (image, content) = try Sample.closed.get()
        try image.write(to: folder.path)
        let store = try Sample.open(folder.path, canWrite: false)
        for (session, entries) in zip(Sample.sessions, content) {
            #expect(try Sample.content(store, session) == entries)
            #expect(failure { _ = try store.append(Append(to: session, [Sample.draft(1)])) }?.code == .permission)
            #expect(failure { _ = try store.delete(session) }?.code == .permission)
        }
        #expect(failure { _ = try store.create(NewSession(SessionReference("new"))) }?.code == .permission)
        #expect(try store.sessions(SessionQuery()).items.count == 2)
        #expect(try store.check(nil).isEmpty)
        try store.close()
        #expect(try FolderImage(folder.path) == image)
    }

    @Test("without the right to write it is read", .disabled(if: geteuid() == 0, "rights don't count for root"))
    func rights() throws {
        let (image, content) = try Sample.closed.get()
        try image.write(to: folder("store"))
        let names = image.files.keys.map { folder("store/" + $0) }
        for name in names { chmod(name, 0o400) }
        let store = try Sample.open(folder("store"))
        #expect(try Sample.content(store, Sample.sessions[0]) == content[0])
        let error = failure { _ = try store.append(Append(to: Sample.sessions[0], [Sample.draft(90)])) }
        #expect(error?.code == .permission)
        for name in names { chmod(name, 0o600) }
    }
}
