import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

/// `/sys` takes no folders, whoever asks.
@Suite(.enabled(if: Directory.exists("/sys"))) struct DirectoryFaultTests {
    @Test(arguments: [("/sys/multichat-test", ErrorCode.permission), ("/nowhere/at/all", .cannotCreate)])
    func aFolderThatCannotBeMadeSaysWhy(_ path: String, _ code: ErrorCode) {
        #expect(failure { try FileStatus.makeDirectory(path) }?.code == code)
    }
}
