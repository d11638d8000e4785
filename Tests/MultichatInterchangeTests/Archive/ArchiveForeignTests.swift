import Multichat
import MultichatInterchange
import TestSupport
import Testing

@Suite struct ArchiveForeignTests {
    @Test func aNewerArchiveIsRefusedWithItsVersion() throws {
        var archive = try ArchiveFile()
        archive.lines[0] = #"{"format":"multichat-archive","version":2}"#
        archive.seal()
        let error = failure { try ArchiveFile.take(archive.bytes, into: MemoryStore()) }
        #expect(error?.code == .incompatible)
        #expect(error?.message.contains("version 2") == true)
        #expect(error?.hint != nil)
    }

    @Test(arguments: [
        "", "\n", "{}\n", "[]\n", "# Notes\n", "SQLite format 3\u{0}", #"{"format":"else","version":1}"# + "\n",
    ])
    func anotherFileIsRefusedWithItsPlace(_ text: String) throws {
        let error = failure { try ArchiveFile.take(Array(text.utf8), into: MemoryStore()) }
        #expect(error?.code == .invalid)
        #expect(error?.message.contains("archive") == true)
    }

    @Test func onlyArchivesAreRecognised() throws {
        let folder = try TemporaryDirectory()
        _ = try folder.file("archive", try ArchiveFile().bytes)
        _ = try folder.file("other", Array("{\"format\":1}\n".utf8))
        _ = try folder.file("empty", [])
        #expect(ArchiveImport.recognises(folder("archive")))
        #expect(!ArchiveImport.recognises(folder("other")))
        #expect(!ArchiveImport.recognises(folder("empty")))
        #expect(!ArchiveImport.recognises(folder("missing")))
    }

    @Test func anUnknownSessionCannotBeExported() throws {
        var writer = ArchiveWriter { _ in }
        let error = failure { _ = try writer.write(MemoryStore(), sessions: [SessionReference("none")]) }
        #expect(error?.code == .notFound)
    }
}
