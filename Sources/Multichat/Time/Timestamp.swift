/// A point in time: whole microseconds since 1970-01-01T00:00:00Z.
@frozen public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Microseconds since 1970, UTC.
    public var microseconds: Int64

    /// Makes a timestamp from microseconds since 1970.
    @inlinable public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Orders by time.
    @inlinable public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The time that is some microseconds later; at the end of time instead of an overflow.
    @inlinable public func adding(microseconds: Int64) -> Timestamp {
        let (sum, overflow) = self.microseconds.addingReportingOverflow(microseconds)
        return Timestamp(microseconds: overflow ? (microseconds > 0 ? .max : .min) : sum)
    }

    /// The times that RFC 3339 can write: the years 0 to 9999. Stores take no others.
    public static let storable =
        Timestamp(microseconds: -62_167_219_200_000_000)...Timestamp(microseconds: 253_402_300_799_999_999)

    /// RFC 3339, UTC, with microseconds: `2026-01-31T12:00:00.000000Z`.
    public var description: String { RFC3339.string(self) }
}
