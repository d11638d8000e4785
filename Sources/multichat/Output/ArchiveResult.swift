import Multichat
import MultichatInterchange
import MultichatViews

/// What `export` prints about a file.
struct ArchiveResult: Presentable {
    let path: String
    let counts: ArchiveCounts
    /// What entries are called here.
    var nouns = ("entry", "entries")

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("path", path)
        writer.member("sessions", counts.sessions)
        writer.separate()
        writer.string(nouns.1)
        writer.raw(":")
        writer.integer(counts.entries)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        let sessions = Figures.count(counts.sessions, "session", "sessions")
        return ["\(Printable.text(path)): \(sessions), \(Figures.count(counts.entries, nouns.0, nouns.1))"]
    }
}
