import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

/// Which folders are taken for a store.
@Suite("The folder of a JSON store") struct FolderTests {
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

    @Test("a marker of which a bit is flipped, or a part is lost, is damage") func flippedMarker() throws {
        let image = try Sample.closed.get().image
        try image.write(to: folder.path)
        let content = try #require(image.files["multichat.json"])
        for bit in 0..<content.count * 8 {
            var flipped = content
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            try flipped.withUnsafeBytes { try AtomicFile.replace(folder("multichat.json"), $0) }
            let error = failure { _ = try JSONStore(path: folder.path, access: .readOnly) }
            #expect(error?.code == .damaged, "bit \(bit): \(error?.message ?? "")")
        }
        for count in 0..<content.count {
            try content[..<count].withUnsafeBytes { try AtomicFile.replace(folder("multichat.json"), $0) }
            let error = failure { _ = try JSONStore(path: folder.path, access: .readOnly) }
            #expect(error?.code == .damaged, "\(count) bytes")
        }
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
}
