import Multichat

/// The time zone that times without one are read in.
public enum ImportZone: Sendable, Equatable {
    /// Seconds east of UTC.
    case offset(Int64)
    /// A name of the time zone database, as `Europe/Berlin`.
    case named(String)

    /// Coordinated universal time.
    public static let utc = ImportZone.offset(0)

    /// Reads `UTC`, `Z`, `+02:00` or a name of the time zone database.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` for any other text.
    public init(_ text: String) throws {
        if ["utc", "gmt", "z"].contains(text.lowercased()) {
            self = .utc
        } else if let shifted = RFC3339.parse("1970-01-02T00:00" + text, zoneless: nil) {
            self = .offset((86_400_000_000 - shifted.microseconds) / 1_000_000)
        } else if NamedZone.find(text) != nil {
            self = .named(text)
        } else {
            throw MultichatError(
                .invalid, "There is no time zone \(text).",
                hint: "Give UTC, an offset as +02:00, or a name as Europe/Berlin.")
        }
    }

    /// The time of a reading of the zone's clocks, which is given as if it were in UTC.
    func utc(_ local: Timestamp) -> Timestamp {
        switch self {
        case .offset(let seconds): local.adding(microseconds: -seconds * 1_000_000)
        case .named(let name): NamedZone.utc(local, in: name)
        }
    }
}
