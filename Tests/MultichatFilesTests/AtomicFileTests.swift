import CMultichatShims
import Multichat
import MultichatFiles
import TestSupport
import Testing

struct AtomicFileTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func replacesTheWholeContent() throws {
        try AtomicFile.replace(directory("meta"), "a long first content")
        let before = try File(directory("meta"), .read)
        try AtomicFile.replace(directory("meta"), "second")
        #expect(try File(directory("meta"), .read).text == "second")
        #expect(try before.text == "a long first content", "readers keep what they opened")
        #expect(try Directory.entries(directory.path).map(\.name) == ["meta"])
    }

    @Test func newFilesBelongToTheirOwnerAlone() throws {
        try AtomicFile.replace(directory("meta"), "")
        var status = stat()
        #expect(stat(directory("meta"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func failuresLeaveTheOldContentAndNoLeftover() throws {
        try Directory.create(directory("taken/inner"))
        #expect(failure { try AtomicFile.replace(directory("taken"), "x") } != nil)
        #expect(failure { try AtomicFile.replace(directory("no/meta"), "x") }?.code == .cannotCreate)
        #expect(try Directory.entries(directory.path).map(\.name) == ["taken"])
    }

    @Test func sweepsWhatCrashedWritersLeft() throws {
        try AtomicFile.replace(directory("meta"), "kept")
        _ = try directory.file(".tmp-1", [1])
        _ = try directory.file(".tmp-2", [])
        try Directory.create(directory(".tmp-directory"))
        #expect(try AtomicFile.sweep(directory.path) == 2)
        #expect(try AtomicFile.sweep(directory.path) == 0)
        #expect(try Directory.entries(directory.path).map(\.name).sorted() == [".tmp-directory", "meta"])
    }

    @Test func aSweepLeavesWritersAtWorkAlone() throws {
        let descriptor = multichat_open(directory(".tmp-1"), O_RDWR | O_CREAT, 0o600)
        try #require(flock(descriptor, LOCK_EX) == 0)
        #expect(try AtomicFile.sweep(directory.path) == 0)
        close(descriptor)
        #expect(try AtomicFile.sweep(directory.path) == 1)
    }

    /// Writers and sweeps at once: no writer fails, and a reader finds one of the contents, whole.
    @Test func replacementsAndSweepsCanRunAtOnce() throws {
        let contents = (0..<4).map { String(repeating: "\($0)", count: 5000) }
        let directory = directory
        try onThreads(4) { thread in
            for _ in 0..<25 {
                try AtomicFile.replace(directory("meta"), contents[thread])
                try AtomicFile.sweep(directory.path)
                #expect(contents.contains(try File(directory("meta"), .read).text))
            }
        }
        #expect(try Directory.entries(directory.path).map(\.name) == ["meta"])
    }
}
