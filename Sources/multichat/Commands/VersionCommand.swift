import Multichat
import MultichatViews

/// `version`: which Multichat this is.
enum VersionCommand {
    /// The version of this source, after semantic versioning.
    static let number = "0.1.0"

    static let command = Command("version", "show the version", in: .more, action: run)

    private static func run(_ call: Invocation) throws -> ExitCode {
        try call.show(VersionResult())
        return .success
    }
}

/// What `version` prints.
private struct VersionResult: Presentable {
    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("name", "multichat")
        writer.member("version", VersionCommand.number)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] { ["multichat \(VersionCommand.number)"] }
}
