import Multichat

/// One line of a log, taken apart: where everything stands, with little made of it yet.
///
///     {"sequence":7,"batch":[2,3],"id":"…","kind":"message","key":"…","author":"…","time":"…","fence":4,
///      "salt":"…","chain":"…","body":{…},"crc":"…"}
///
/// `batch` (place and size) is left out where the batch is one entry, `key`, `author` and `fence` where there is none;
/// an erased entry has `erased` instead of `salt`. The order is fixed, so that a line is read without a search.
struct EntryLine {
    let sequence: Int
    /// The place in the batch, from 1.
    private(set) var place = 1
    /// The size of the batch.
    private(set) var batch = 1
    /// The highest fence behind the entry, where its append presented a higher one than any before.
    private(set) var fence: Int?
    let time: Timestamp
    let chain: Digest
    private let payload: UnsafeRawBufferPointer
    private let id: LineCursor.Span
    private let kind: LineCursor.Span
    private let key: LineCursor.Span?
    private let author: LineCursor.Span?
    private let seal: BodySeal
    private let body: Int

    /// Takes a whole line, without its newline, apart; `nil` where it isn't as it was written.
    ///
    /// The pieces point into the line's memory.
    init?(_ line: UnsafeRawBufferPointer, _ times: inout LineTime) {
        guard let payload = SealedText.open(line) else { return nil }
        var cursor = LineCursor(payload)
        cursor.require("{\"sequence\":")
        sequence = cursor.integer()
        if cursor.skip(",\"batch\":[") {
            place = cursor.integer()
            cursor.require(",")
            batch = cursor.integer()
            cursor.require("]")
        }
        cursor.require(",\"id\":")
        id = cursor.string()
        cursor.require(",\"kind\":")
        kind = cursor.string()
        key = cursor.skip(",\"key\":") ? cursor.string() : nil
        author = cursor.skip(",\"author\":") ? cursor.string() : nil
        cursor.require(",\"time\":")
        let time = times.read(cursor.bytes(LineTime.count))
        if cursor.skip(",\"fence\":") { fence = cursor.integer() }
        let seal = Self.seal(&cursor)
        cursor.require(",\"chain\":")
        let chain = HexDigits.digest(cursor.bytes(64))
        cursor.require(",\"body\":")
        guard !cursor.isBroken, let time, let seal, let chain, max(sequence, batch) <= SegmentMap.greatestSequence
        else { return nil }
        self.payload = payload
        self.time = time
        self.seal = seal
        self.chain = chain
        body = cursor.place
    }

    /// The entry; without its body, where only its place in the log matters.
    func entry(withBody: Bool) -> Entry {
        let kind = EntryKind(unchecked: text(kind))
        var draft = Draft(id: EntryID(unchecked: text(id)), kind: kind)
        draft.key = key.map { EntryKey(unchecked: text($0)) }
        draft.author = author.map { AgentID(unchecked: text($0)) }
        if withBody || kind.isStructural { draft.body = JSON(unchecked: text(body..<payload.count)) }
        return Entry(draft: draft, sequence: sequence, time: time, seal: seal, chain: chain)
    }

    private static func seal(_ cursor: inout LineCursor) -> BodySeal? {
        if cursor.skip(",\"erased\":") { return HexDigits.digest(cursor.bytes(64)).map(BodySeal.erased) }
        cursor.require(",\"salt\":")
        return HexDigits.salt(cursor.bytes(32)).map(BodySeal.salted)
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: payload[range]), as: UTF8.self)
    }

    private func text(_ span: LineCursor.Span) -> String {
        let raw = text(span.range)
        return span.isEscaped ? JSONValue(JSON(unchecked: "\"\(raw)\"")).string ?? raw : raw
    }
}
