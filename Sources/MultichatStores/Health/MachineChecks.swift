import Multichat
import MultichatFiles

/// What the doctor asks the machine.
enum MachineChecks {
    /// With fewer open files a server of many agents, or a JSON store of many sessions, runs into the limit.
    private static let openFiles = 1024
    /// 2024-01-01: no right clock shows an earlier time.
    private static let earliest = Timestamp(microseconds: 1_704_067_200_000_000)

    static func all(now: Timestamp) -> [HealthReport.Finding] {
        [clock(now)] + (FileSystem.openFileLimit.map { [openFiles($0)] } ?? [])
    }

    static func clock(_ now: Timestamp) -> HealthReport.Finding {
        guard now < earliest else { return .init(.ok, "clock", "The machine's clock shows \(now).") }
        return .init(
            .critical, "clock", "The machine's clock shows \(now), which is past.",
            hint: "Set the clock (timedatectl set-ntp true): times and expiries go by it.")
    }

    static func openFiles(_ limit: Int) -> HealthReport.Finding {
        guard limit < openFiles else { return .init(.ok, "open files", "Up to \(limit) files may be open.") }
        return .init(
            .warning, "open files", "Only \(limit) files may be open at once.",
            hint: "Raise the limit: ulimit -n \(4 * openFiles), or LimitNOFILE= in the service.")
    }
}
