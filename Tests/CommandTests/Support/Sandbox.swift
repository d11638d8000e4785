#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder with a store of its own, in which a test runs the command.
final class Sandbox: Sendable {
    let folder: String
    /// The store's URL.
    let store: String

    /// Makes a folder; the store in it is made by the first command that may.
    init(_ kind: StoreKind = .sqlite) {
        folder = TestFile.makeFolder()
        store = "\(kind.rawValue):\(folder)/store.\(kind == .sqlite ? "db" : "d")"
    }

    deinit { TestFile.removeFolder(folder) }

    /// Runs the command and waits for its end.
    @discardableResult
    func run(_ arguments: String..., input: String = "", with environment: [String: String] = [:]) -> Run {
        run(arguments.map { Array($0.utf8) }, input: Array(input.utf8), with: environment)
    }

    /// Runs the command with any bytes as arguments and input.
    func run(_ arguments: [[UInt8]], input: [UInt8] = [], with environment: [String: String] = [:]) -> Run {
        start(arguments, input: input, with: environment).wait()
    }

    /// Starts the command.
    func start(
        _ arguments: [[UInt8]], input: [UInt8] = [], with environment: [String: String] = [:]
    ) -> ChildProcess {
        .start(launch(Self.binary, arguments, input: input, with: environment))
    }

    /// Runs a shell script, in which `$multichat` is the command.
    func shell(_ script: String, with environment: [String: String] = [:]) -> Run {
        var environment = environment
        environment["multichat"] = Self.binary
        let arguments = ["-c", "cd '\(folder)'; \(script)"].map { Array($0.utf8) }
        return ChildProcess.start(launch(Self.bash ?? "/bin/sh", arguments, with: environment)).wait()
    }

    /// Where bash is, if it is there.
    static let bash = ["/bin/bash", "/usr/bin/bash"].first(where: TestFile.exists)

    private func launch(
        _ program: String, _ arguments: [[UInt8]], input: [UInt8] = [], with environment: [String: String]
    ) -> ChildProcess.Launch {
        let standard = ["HOME": folder, "PATH": "/usr/bin:/bin", "MULTICHAT_STORE": store]
        return .init(
            program: program, arguments: arguments, environment: standard.merging(environment) { $1 }, folder: folder,
            input: input)
    }

    /// The command: `MULTICHAT_BINARY`, else the one that was built beside these tests.
    static let binary = builtBinary

    /// Where the command is, as the environment says now.
    static var builtBinary: String {
        if let path = getenv("MULTICHAT_BINARY") { return String(cString: path) }
        let path = CommandLine.arguments[0]
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        precondition(TestFile.exists(folder + "/multichat"), "set MULTICHAT_BINARY to the path of the command")
        return folder + "/multichat"
    }
}

/// The stores that keep what a process leaves behind.
enum StoreKind: String, CaseIterable, Sendable {
    case sqlite, json
}
