import Multichat

/// A time as a record tells it.
struct WrittenTime: Sendable, Equatable {
    /// The time, where it could be read.
    var time: Timestamp?
    /// The text, where it could not.
    var text: String?

    /// What goes into a message's body: RFC 3339, or the text as it was written; `nil` where the record has no time.
    var sentAt: String? { time?.description ?? text }

    /// The first of the texts that can be read, else the first as text.
    ///
    /// - Parameter epoch: seconds or milliseconds since 1970 as a decimal number; they beat a text without a zone.
    init(_ texts: [String?], epoch: String? = nil, zone: ImportZone) {
        let texts = texts.compactMap { $0 }
        if let first = texts.first, let zoned = RFC3339.parse(Self.tidy(first), zoneless: nil) {
            time = zoned
        } else if let epoch, let read = Self.epoch(epoch) {
            time = read
        } else {
            time = texts.lazy.compactMap { Self.read($0, zone) }.first
            text = time == nil ? texts.first : nil
        }
    }

    /// A number as a time: seconds since 1970, or milliseconds where seconds would lie beyond the year 5000.
    static func epoch(_ text: String) -> Timestamp? {
        guard let point = text.firstIndex(of: ".") else { return Int64(text).flatMap { scaled($0, "") } }
        guard let whole = Int64(text[..<point]), whole >= 0 else { return nil }
        return scaled(whole, text[text.index(after: point)...])
    }

    private static func scaled(_ whole: Int64, _ fraction: Substring) -> Timestamp? {
        guard fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let digits = fraction.prefix(6)
        let micros = (Int64(digits) ?? 0) * [1_000_000, 100_000, 10_000, 1000, 100, 10, 1][digits.count]
        let isMilliseconds = whole > 95_000_000_000
        let (product, overflow) = whole.multipliedReportingOverflow(by: isMilliseconds ? 1000 : 1_000_000)
        let time = Timestamp(microseconds: product).adding(microseconds: isMilliseconds ? micros / 1000 : micros)
        return !overflow && Timestamp.storable.contains(time) ? time : nil
    }

    private static func read(_ text: String, _ zone: ImportZone) -> Timestamp? {
        let text = tidy(text)
        if let zoned = RFC3339.parse(text, zoneless: nil) { return zoned }
        guard let local = RFC3339.parse(text) ?? LongDate.parse(text) else { return nil }
        return zone.utc(local)
    }

    /// Takes marks away, writes `2025/01/31` with hyphens, and `UTC` or `GMT` as `Z`.
    private static func tidy(_ text: String) -> String {
        var text = Markup.plain(text)
        for name in [" UTC", " GMT"] where text.hasSuffix(name) { text = text.dropLast(4) + "Z" }
        let bytes = Array(text.utf8)
        if bytes.count >= 10, bytes[4] == UInt8(ascii: "/"), bytes[7] == UInt8(ascii: "/") {
            text = text.prefix(10).split(separator: "/").joined(separator: "-") + text.dropFirst(10)
        }
        return text
    }
}
