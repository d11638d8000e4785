import CMultichatShims
import Multichat
import MultichatFiles
import TestSupport
import Testing

struct DirectoryTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func makesMissingParentsForTheOwnerAlone() throws {
        try Directory.create(directory("a/b//c/"))
        try Directory.create(directory("a/b/c"))
        for path in ["a", "a/b", "a/b/c"] {
            var status = stat()
            #expect(stat(directory(path), &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
        }
    }

    @Test func aFileInTheWayIsAnError() throws {
        _ = try File(directory("a"), .create)
        for path in ["a", "a/b"] {
            let error = failure { try Directory.create(directory(path)) }
            #expect(error?.code == .cannotCreate)
            #expect(error?.message.contains(directory("a")) == true)
        }
        #expect(failure { try Directory.create("") }?.code == .invalid)
    }

    @Test func listsFilesAndDirectories() throws {
        try Directory.create(directory("inner"))
        _ = try File(directory("file"), .create)
        #expect(symlink(directory("inner"), directory("link")) == 0)
        let entries = try Directory.entries(directory.path).sorted { $0.name < $1.name }
        #expect(entries.map(\.name) == ["file", "inner", "link"])
        #expect(entries.map(\.isDirectory) == [false, true, false])
        #expect(failure { _ = try Directory.entries(directory("no")) }?.code == .notFound)
        #expect(failure { _ = try Directory.entries(directory("file")) }?.code == .invalid)
    }

    @Test func removesAllBelowAndFollowsNoLink() throws {
        try Directory.create(directory("kept"))
        _ = try File(directory("kept/file"), .create)
        try Directory.create(directory("gone/a/b"))
        _ = try File(directory("gone/a/b/file"), .create)
        #expect(symlink(directory("kept"), directory("gone/a/link")) == 0)
        try Directory.remove(directory("gone"))
        try Directory.remove(directory("gone"))
        #expect(try Directory.entries(directory.path).map(\.name) == ["kept"])
        #expect(try Directory.entries(directory("kept")).map(\.name) == ["file"])
        #expect(failure { try Directory.remove(directory("kept/file")) }?.code == .invalid)
    }

    @Test func renamesAndRemovesFiles() throws {
        _ = try directory.file("a", [1])
        try Directory.create(directory("inner"))
        try Directory.rename(directory("a"), to: directory("inner/b"))
        #expect(try Directory.entries(directory("inner")).map(\.name) == ["b"])
        try Directory.removeFile(directory("inner/b"))
        try Directory.removeFile(directory("inner/b"))
        #expect(try Directory.entries(directory("inner")).isEmpty)
        #expect(failure { try Directory.rename(directory("a"), to: directory("b")) }?.code == .notFound)
    }

    @Test(arguments: [
        ("/a/b", "/a"), ("/a/b/", "/a"), ("/a//b", "/a"), ("/a", "/"), ("/", "/"), ("a", "."), ("a/", "."), (".", "."),
        ("a/b", "a"), ("//a", "/"),
    ])
    func findsTheDirectoryAbove(path: String, parent: String) {
        #expect(Directory.parent(of: path) == parent)
    }
}
