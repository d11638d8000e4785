import Multichat
import MultichatViews

/// A batch of entries as a request brings it.
struct EntryBatch {
    /// The entries.
    private(set) var drafts: [Draft] = []
    /// What must be true of the session.
    private(set) var expectations: [Expectation] = []

    /// Reads the body of a request: an object with `entries` and `expect`, or an entry a line.
    ///
    /// Bodies are kept byte for byte but for white space.
    init(_ call: Call, _ chat: Chat) throws {
        let entries = try call.json == .null ? Self.lines(call) : Self.elements(call)
        drafts.reserveCapacity(entries.count)
        for (place, entry) in entries.enumerated() {
            let id = try call.entryID(of: chat, place: place + 1)
            var draft = Draft(id: id, kind: .value, body: .null)
            do {
                try DraftText.read(entry, into: &draft) { _ in }
            } catch let error as MultichatError {
                throw error.with { $0.message = "In entry \(place + 1): " + $0.message }
            }
            drafts.append(draft)
        }
        guard !drafts.isEmpty else { throw MultichatError(.invalid, "The batch has no entries.") }
        expectations = try Self.expectations(call.value["expect"])
    }

    /// Reads `{"head", "fence", "newest": {KEY: SEQUENCE}}`.
    static func expectations(_ value: JSONValue?) throws -> [Expectation] {
        var expectations: [Expectation] = []
        if let head = value?["head"]?.integer { expectations.append(.head(head)) }
        if let fence = value?["fence"]?.integer { expectations.append(.fence(fence)) }
        for member in value?["newest"]?.members ?? [] {
            expectations.append(.newest(try EntryKey(member.key), member.value.integer))
        }
        return expectations
    }

    private static func elements(_ call: Call) throws -> [JSON] {
        let found = call.json.members?.first { $0.key == "entries" }?.value.elements
        guard let found else { throw MultichatError(.invalid, "The member `entries` must be an array.") }
        return found
    }

    private static func lines(_ call: Call) throws -> [JSON] {
        guard case .bytes(let bytes) = call.body else { return [] }
        let limits = JSONLimits(
            bytes: call.server.configuration.limits.bodyBytes, depth: call.server.configuration.limits.depth)
        return try bytes.withUnsafeBufferPointer { bytes in
            try bytes.split(separator: UInt8(ascii: "\n")).enumerated().compactMap { place, line in
                guard line.contains(where: { $0 > 0x20 }) else { return nil }
                return try JSON(
                    bytes: UnsafeBufferPointer(rebasing: line), field: "line \(place + 1)", limits: limits)
            }
        }
    }
}
