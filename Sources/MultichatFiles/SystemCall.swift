import CMultichatShims
import Multichat

/// What every system call of this module has in common.
enum SystemCall {
    /// Repeats a call while signals interrupt it.
    @inline(__always)
    static func uninterrupted<Result: FixedWidthInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            if result != -1 || multichat_errno() != EINTR { return result }
        }
    }

    /// Repeats a call while signals interrupt it, and throws where it answers -1.
    @inline(__always) @discardableResult
    static func check<Result: FixedWidthInteger>(
        _ action: String, _ path: String, _ call: () -> Result
    ) throws -> Result {
        let result = uninterrupted(call)
        guard result != -1 else { throw MultichatError.system(multichat_errno(), action, path) }
        return result
    }

    /// Refuses a path that the system would read as another one: it ends at the first NUL.
    static func checkPath(_ path: String) throws {
        guard !path.isEmpty else { throw MultichatError(.invalid, "The path is empty.", hint: "Give a path.") }
        guard !path.utf8.contains(0) else { throw MultichatError(.invalid, "The path contains a NUL character.") }
    }
}
