import TestSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Tests of rights, which don't count for root; to be used in an exit test.
enum Unprivileged {
    /// Gives up the rights of root and calls the closure, with a copy of the command that everybody may run.
    static func run(_ body: () throws -> Void) throws {
        guard geteuid() == 0 else { return try body() }
        let folder = TestFile.makeFolder()
        let copy = folder + "/multichat"
        TestFile.write(TestFile.read(Sandbox.builtBinary), to: copy)
        TestFile.setMode(0o755, of: copy)
        precondition(chown(folder, Rights.nobody, Rights.nobody) == 0)
        setenv("MULTICHAT_BINARY", copy, 1)
        Rights.drop()
        defer { TestFile.removeFolder(folder) }
        try body()
    }
}
