import Multichat
import MultichatFiles

/// What the doctor asks the file system that a store lies on.
enum PlaceChecks {
    private static let little = 1 << 30
    private static let nothing = 64 << 20

    /// Examines a path, or the nearest folder above it that is there.
    static func all(_ path: String) -> [HealthReport.Finding] {
        var place = path
        while !FilePresence.exists(place), Directory.parent(of: place) != place { place = Directory.parent(of: place) }
        var findings: [HealthReport.Finding] = []
        if let figures = FileSystem.figures(place) { findings += [space(figures, path), kind(figures, path)] }
        if let rights = FileSystem.rights(place) {
            findings.append(self.rights(path, rights, isStore: place == path, canWrite: FileSystem.isWritable(place)))
        }
        return findings
    }

    static func space(_ figures: FileSystem.Figures, _ path: String) -> HealthReport.Finding {
        let text = "\(Size.text(figures.free)) of \(Size.text(figures.total)) are free for \(path)."
        if figures.free < nothing {
            return .init(.critical, "disk space", text, hint: "Free some space now: appends are about to be refused.")
        }
        // A small disk may be meant so, as long as a tenth of it is free.
        if figures.free < little, figures.free < figures.total / 10 {
            return .init(.warning, "disk space", text, hint: "Free some space; `multichat stats` shows what there is.")
        }
        return .init(.ok, "disk space", text)
    }

    static func kind(_ figures: FileSystem.Figures, _ path: String) -> HealthReport.Finding {
        if let network = figures.network {
            let refusal = FileSystem.refusal(path, network)
            return .init(.critical, "file system", refusal.message, hint: refusal.hint)
        }
        guard figures.isInMemory else { return .init(.ok, "file system", "\(path) lies on a local file system.") }
        return .init(
            .warning, "file system", "\(path) lies in memory (tmpfs): it is gone when the machine restarts.",
            hint: "Move the store to a disk: multichat migrate --to sqlite:PATH.")
    }

    static func rights(_ path: String, _ rights: UInt32, isStore: Bool, canWrite: Bool) -> HealthReport.Finding {
        if !canWrite {
            return .init(
                .critical, "permissions", "This user may not write \(path).",
                hint: "Check the owner and the mode of it and of its folder.")
        }
        guard isStore, rights & 0o007 != 0 else { return .init(.ok, "permissions", "This user may write \(path).") }
        return .init(
            .warning, "permissions", "Every user of the machine can get at \(path).",
            hint: "Take the rights away: chmod -R o-rwx \(path).")
    }
}

/// Sizes for people.
enum Size {
    /// Whole MiB, or GiB with one digit behind the point.
    static func text(_ bytes: Int) -> String {
        if bytes < 1 << 20 { return "\(bytes) bytes" }
        if bytes < 1 << 30 { return "\(bytes >> 20) MiB" }
        let tenths = bytes / ((1 << 30) / 10)
        return "\(tenths / 10).\(tenths % 10) GiB"
    }
}
