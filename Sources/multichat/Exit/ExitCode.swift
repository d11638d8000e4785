import Multichat

/// How the process ends, after `sysexits.h`.
struct ExitCode: Equatable, Sendable {
    let number: Int32

    /// All went well.
    static let success = ExitCode(number: 0)
    /// Damage was found: by `verify`, or by what leaves damaged sessions out.
    static let damageFound = ExitCode(number: 1)
    /// A part of what was asked for could not be done.
    static let incomplete = ExitCode(number: 1)
    /// `doctor` found something that should be done.
    static let warning = ExitCode(number: 2)
    /// `doctor` found that data is at risk.
    static let critical = ExitCode(number: 3)
    /// The command line can't be understood.
    static let usage = ExitCode(number: 64)
    /// Bad data: in the input, or stored.
    static let badData = ExitCode(number: 65)
    /// A bug of Multichat's own.
    static let bug = ExitCode(number: 70)
    /// Reading or writing failed.
    static let io = ExitCode(number: 74)

    /// The exit code of each class of errors; a class that is missing is a bug.
    private static let codes: [ErrorCode: Int32] = [
        .invalid: 65, .notFound: 66, .conflict: 76, .status: 76, .unknownOutcome: 75, .unavailable: 69,
        .cannotCreate: 73, .io: 74, .permission: 77, .damaged: 65, .incompatible: 65,
    ]

    /// What the numbers mean.
    static let meanings: [(number: Int32, meaning: String)] = [
        (0, "all went well"), (1, "damage was found, or a part is missing: of a copy, or of an erasure"),
        (2, "`doctor` found something that should be done"), (3, "`doctor` found that data is at risk"),
        (64, "the command line can't be understood"),
        (65, "bad data, in the input or stored"), (66, "no such session, key, file or store"),
        (69, "the store can't be reached"), (70, "a bug of multichat"), (73, "a file or store can't be created"),
        (74, "reading or writing failed"), (75, "the outcome is unknown: repeat with the same ids"),
        (76, "a conflict: another state than the expected one"), (77, "the permission is missing"),
    ]

    /// The exit code of a class of errors.
    static func of(_ code: ErrorCode) -> ExitCode { codes[code].map(ExitCode.init(number:)) ?? bug }
}
