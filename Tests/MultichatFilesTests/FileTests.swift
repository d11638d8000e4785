import CMultichatShims
import Multichat
import MultichatFiles
import TestSupport
import Testing

struct FileTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func newFilesBelongToTheirOwnerAlone() throws {
        _ = try File(directory("a"), .create)
        var status = stat()
        #expect(stat(directory("a"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(status.st_size == 0)
    }

    @Test func openingTellsWhatIsWrong() throws {
        let missing = failure { _ = try File(directory("no"), .read) }
        #expect(missing?.code == .notFound)
        #expect(missing?.message == "Can't open \(directory("no")): it does not exist.")

        _ = try File(directory("a"), .createNew)
        #expect(failure { _ = try File(directory("a"), .createNew) }?.code == .cannotCreate)
        #expect(failure { _ = try File(directory("a/b"), .create) }?.code == .cannotCreate)
        #expect(failure { _ = try File(directory("no/b"), .create) }?.code == .cannotCreate)
        #expect(failure { _ = try File(directory.path, .write) }?.code == .invalid)
        #expect(failure { _ = try File(directory("a\0b"), .create) }?.code == .invalid)
        #expect(failure { _ = try File("", .read) }?.code == .invalid)
    }

    @Test func readsEndAtTheFilesEnd() throws {
        let file = try directory.file("a", Array("abcdef".utf8))
        #expect(try file.size == 6)
        #expect(try file.read(10, at: 2) == Array("cdef".utf8))
        #expect(try file.read(3, at: 1) == Array("bcd".utf8))
        #expect(try file.read(3, at: 6).isEmpty)
        #expect(try file.text == "abcdef")
        #expect(failure { _ = try file.contents(limit: 5) }?.code == .damaged)
    }

    @Test func appendsAnswerTheirOffsets() throws {
        let file = try File(directory("a"), .create)
        #expect(try file.append("one ") == 0)
        #expect(try file.append("two") == 4)
        try file.sync()
        #expect(try File(directory("a"), .read).text == "one two")
        try file.truncate(to: 3)
        #expect(try file.text == "one")
    }

    @Test(arguments: [0, 1, 3, 1023, 1024, 1025, 2500])
    func gathersPartsInOrder(count: Int) throws {
        let file = try directory.file("a", Array("start".utf8))
        let bytes = (0..<count * 7).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var expected = Array("start".utf8)
        try bytes.withUnsafeBytes { bytes in
            // Every third part is empty.
            let parts = (0..<count).map { part in
                UnsafeRawBufferPointer(rebasing: bytes[part * 7..<part * 7 + (part % 3 == 2 ? 0 : 7)])
            }
            for part in parts { expected += part }
            let offset = try file.append(parts)
            #expect(offset == 5)
        }
        #expect(try file.contents() == expected)
    }

    @Test func knowsWhetherItStillHasAName() throws {
        let file = try File(directory("a"), .create)
        #expect(try file.isLinked)
        try Directory.removeFile(directory("a"))
        #expect(try !file.isLinked)
    }

    @Test func filesOpenedForReadingRefuseWrites() throws {
        _ = try File(directory("a"), .create)
        let file = try File(directory("a"), .read)
        let error = failure { try file.append("x") }
        #expect(error?.code == .internal)
        #expect(try file.size == 0)
    }
}
