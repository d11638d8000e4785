import CMultichatShims
import Multichat
import MultichatFiles
import TestSupport
import Testing

#if os(Linux)
    private let fileSizeLimit = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
#else
    private let fileSizeLimit = RLIMIT_FSIZE
#endif

struct FileFailureTests {
    /// A device can't be synced, so its handle gets into the same state as one whose disk failed.
    @Test func aFailedSyncPoisonsTheHandle() throws {
        let file = try File("/dev/null", .write)
        try file.append("fine")
        #expect(!file.isPoisoned)

        #expect(failure { try file.sync() }?.retry == .sameIDs)
        #expect(file.isPoisoned)

        for attempt in 0..<3 {
            let error = failure {
                if attempt == 0 { try file.append("x") }
                if attempt == 1 { try file.truncate(to: 0) }
                if attempt == 2 { try file.sync() }
            }
            #expect(error?.code == .io)
            #expect(error?.message.contains("/dev/null") == true)
            #expect(error?.message.contains("an earlier sync") == true)
        }
        #expect(try file.read(4, at: 0).isEmpty, "reading goes on")
    }

    @Test(.enabled(if: access("/dev/full", F_OK) == 0, "needs /dev/full"))
    func noSpaceIsReportedAndMayPass() throws {
        let file = try File("/dev/full", .write)
        let error = failure { try [1, 2].withUnsafeBytes { try file.write($0, at: 0) } }
        #expect(error?.code == .io)
        #expect(error?.retry == .later)
        #expect(error?.message == "Can't write /dev/full: no space is left on the device.")
        #expect(!file.isPoisoned)
    }

    /// The limit on file sizes cuts a write short and then fails: what was written must go again.
    @Test func anAppendThatFailsHalfwayLeavesNothing() async throws {
        await #expect(processExitsWith: .success) {
            var signals = sigset_t()
            sigaddset(&signals, SIGXFSZ)
            sigprocmask(SIG_BLOCK, &signals, nil)
            var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
            #expect(setrlimit(fileSizeLimit, &limit) == 0)
            let directory = try TemporaryDirectory()
            let file = try File(directory("a"), .create)
            let text = String(repeating: "x", count: 3000)
            try file.append(text)
            #expect(failure { try file.append(text) }?.message.contains("beyond the limit") == true)
            #expect(try file.size == 3000)
            #expect(!file.isPoisoned)
            #expect(try file.append("go on") == 3000)
        }
    }
}
