import Multichat

/// The lines of an archive; `Documentation/archive-format.md` describes them.
enum ArchiveFormat {
    static let name = "multichat-archive"
    static let version = 1

    /// The first line of every archive, up to its version.
    static let beginning = "{\"format\":\"\(name)\","

    static func header(_ writer: inout JSONWriter) {
        writer.raw("{\"format\":\"multichat-archive\",\"version\":1}\n")
    }

    static func session(_ origin: NewSession, _ head: Head, _ writer: inout JSONWriter) {
        writer.raw("{\"session\":")
        writer.json(origin.json)
        writer.raw(",\"head\":{\"sequence\":")
        writer.integer(head.sequence)
        writer.raw(",\"chain\":")
        writer.string(head.chain.description)
        writer.raw("}}\n")
    }

    static func trailer(_ counts: ArchiveCounts, _ digest: Digest, _ writer: inout JSONWriter) {
        writer.raw("{\"trailer\":{\"sessions\":")
        writer.integer(counts.sessions)
        writer.raw(",\"entries\":")
        writer.integer(counts.entries)
        writer.raw(",\"sha256\":")
        writer.string(digest.description)
        writer.raw("}}\n")
    }
}

/// How much an archive holds.
public struct ArchiveCounts: Sendable, Equatable {
    /// Sessions.
    public var sessions = 0
    /// Entries of all of them.
    public var entries = 0

    /// Counts nothing.
    public init() {}
}
