import Multichat
import MultichatInterchange

/// The lines of compressed files: JSON objects, each an entry as in an archive, or what the file says around them.
enum EntryLines {
    /// The most bytes that a line may have for bodies of a limit.
    static func limit(_ limits: JSONLimits) -> Int { 2 * limits.bytes + (16 << 20) }

    /// The members of a line.
    ///
    /// - Throws: ``MultichatError`` with the code `damaged` where it is no object.
    static func members(_ line: [UInt8], _ limits: JSONLimits) throws -> [(key: String, value: JSON)] {
        let wide = JSONLimits(bytes: limit(limits), depth: limits.depth + 4)
        let json = try? line.withUnsafeBufferPointer { try JSON(bytes: $0, field: "line", limits: wide) }
        guard let members = json?.members else {
            throw MultichatError(.damaged, "A line of a compressed file is no JSON object.")
        }
        return members
    }

    /// The entry of a line.
    static func entry(_ members: [(key: String, value: JSON)]) throws -> Entry {
        do {
            return try ArchiveEntry.read(members)
        } catch let error as MultichatError {
            throw error.with { $0.code = .damaged }
        }
    }
}

extension Head {
    /// The head as a JSON value.
    var value: JSONValue {
        .object([.init("sequence", .integer(sequence)), .init("chain", .string(chain.description))])
    }

    /// Reads ``value``.
    init?(_ value: JSONValue?) {
        guard let sequence = value?["sequence"]?.integer,
            let chain = value?["chain"]?.string.flatMap({ Digest(hex: $0) })
        else { return nil }
        self.init(sequence: sequence, chain: chain)
    }
}
