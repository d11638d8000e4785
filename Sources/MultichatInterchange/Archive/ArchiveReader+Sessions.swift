import Multichat

extension ArchiveReader {
    func session(_ members: [(key: String, value: JSON)]) throws -> Item {
        guard let head = members.last.flatMap({ $0.key == "head" ? Head($0.value) : nil }) else {
            throw fault("a session lacks its head")
        }
        do {
            return .session(try NewSession(json: members[0].value), head)
        } catch let error as MultichatError {
            throw fault(error.message)
        }
    }

    /// Reads the trailer, which stands under no digest: so it must be byte for byte what the writer writes.
    func trailer(_ value: JSON, _ line: UnsafeRawBufferPointer) throws -> Item {
        let tree = JSONValue(value)
        guard let sessions = tree["sessions"]?.integer, let entries = tree["entries"]?.integer,
            let digest = tree["sha256"]?.string.flatMap({ Digest(hex: $0) })
        else { throw fault("the trailer lacks a member") }
        var counts = ArchiveCounts()
        counts.sessions = sessions
        counts.entries = entries
        var writer = JSONWriter()
        ArchiveFormat.trailer(counts, digest, &writer)
        guard line.elementsEqual(writer.bytes.dropLast()) else { throw fault("the trailer was changed") }
        return .trailer(counts, digest)
    }
}

extension Head {
    /// Reads `{"sequence", "chain"}`.
    init?(_ json: JSON) {
        let value = JSONValue(json)
        guard let sequence = value["sequence"]?.integer, let chain = value["chain"]?.string.flatMap({ Digest(hex: $0) })
        else { return nil }
        self.init(sequence: sequence, chain: chain)
    }
}
