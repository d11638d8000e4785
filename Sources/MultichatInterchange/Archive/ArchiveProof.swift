import Multichat

/// Reads an archive from end to end before anything of it is stored.
struct ArchiveProof {
    private let reader: ArchiveReader
    private let chainer = Chainer()
    private var counts = ArchiveCounts()
    private var head = Head.empty
    private var expected = Head.empty

    private let limits: JSONLimits

    private init(_ reader: ArchiveReader, _ limits: JSONLimits) {
        self.reader = reader
        self.limits = limits
    }

    /// Checks the digest, the counts and every chain.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the archive was cut or changed.
    static func check(_ reader: ArchiveReader, limits: JSONLimits) throws -> ArchiveCounts {
        var proof = ArchiveProof(reader, limits)
        return try proof.run()
    }

    private mutating func run() throws -> ArchiveCounts {
        while let item = try reader.next() {
            switch item {
            case .session(_, let head): try begin(head)
            case .entry(let entry): try add(entry)
            case .trailer(let counts, let digest): return try finish(counts, digest)
            }
        }
        throw reader.fault("it was cut: the trailer is missing")
    }

    private mutating func begin(_ next: Head) throws {
        try endSession()
        counts.sessions += 1
        head = .empty
        expected = next
    }

    private mutating func add(_ entry: Entry) throws {
        guard counts.sessions > 0, entry.sequence == head.sequence + 1 else {
            throw reader.fault("sequence \(head.sequence + 1) is expected, not \(entry.sequence)")
        }
        guard chainer.chain(after: head.chain, entry) == entry.chain else {
            throw reader.fault("the chain value of sequence \(entry.sequence) doesn't fit")
        }
        do { try limits.check(entry.body, field: "body") } catch let error as MultichatError {
            throw reader.fault(error.message)
        }
        head = entry.head
        counts.entries += 1
    }

    private func endSession() throws {
        guard head == expected else {
            throw reader.fault("a session ends at \(head.sequence), but its head is \(expected.sequence)")
        }
    }

    private func finish(_ stated: ArchiveCounts, _ digest: Digest) throws -> ArchiveCounts {
        try endSession()
        guard stated == counts else { throw reader.fault("the counts in the trailer don't fit") }
        guard reader.finishDigest() == digest else { throw reader.fault("the digest doesn't fit: it was changed") }
        guard try reader.next() == nil else { throw reader.fault("there is something behind the trailer") }
        return counts
    }
}
