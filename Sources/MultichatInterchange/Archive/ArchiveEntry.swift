import Multichat

/// An entry's line in an archive.
package enum ArchiveEntry {
    package static func write(_ entry: Entry, _ writer: inout JSONWriter) {
        writer.raw("{\"sequence\":")
        writer.integer(entry.sequence)
        writer.key("id")
        writer.string(entry.id.text)
        writer.key("kind")
        writer.string(entry.kind.text)
        writer.key("key")
        writer.string(entry.key?.text)
        writer.key("author")
        writer.string(entry.author?.text)
        writer.key("time")
        writer.time(entry.time)
        switch entry.seal {
        case .salted(let salt):
            writer.key("salt")
            writer.string(salt.description)
        case .erased(let hash):
            writer.key("erased")
            writer.string(hash.description)
        }
        writer.key("chain")
        writer.string(entry.chain.description)
        writer.key("body")
        writer.json(entry.body)
        writer.raw("}\n")
    }

    /// Reads an entry from the members of its line.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where one is missing or of another type.
    package static func read(_ members: [(key: String, value: JSON)]) throws -> Entry {
        var values: [String: JSON] = [:]
        for member in members { values[member.key] = member.value }
        guard let sequence = values["sequence"].flatMap({ JSONValue($0).integer }), let id = string(values["id"]),
            let kind = string(values["kind"]), let time = values["time"].flatMap({ JSONValue($0).time }),
            let chain = string(values["chain"]).flatMap({ Digest(hex: $0) }), let body = values["body"],
            let seal = seal(values)
        else { throw MultichatError(.invalid, "An entry lacks a member, or has one of another type.") }
        var entry = Entry(
            sequence: sequence, id: try EntryID(id), kind: try EntryKind(kind), time: time, body: body)
        entry.key = try string(values["key"]).map { try EntryKey($0) }
        entry.author = try string(values["author"]).map { try AgentID($0) }
        entry.seal = seal
        entry.chain = chain
        return entry
    }

    private static func string(_ value: JSON?) -> String? { value.flatMap { JSONValue($0).string } }

    private static func seal(_ values: [String: JSON]) -> BodySeal? {
        if let hash = string(values["erased"]).flatMap({ Digest(hex: $0) }) { return .erased(hash) }
        guard let bytes = string(values["salt"]).flatMap({ Hex.bytes($0) }) else { return nil }
        return bytes.withUnsafeBytes { Salt($0) }.map(BodySeal.salted)
    }
}
