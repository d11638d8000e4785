/// The rules for what stands in a session besides its log.
public enum SessionRules {
    /// The greatest number of labels.
    public static let maximumLabels = 64
    /// The greatest length of a label's name or value, in bytes of UTF-8.
    public static let maximumLabelBytes = 256
    /// A thousand years, in microseconds.
    private static let longestLife: Int64 = 31_557_600_000_000_000
    /// The greatest length of a topic, in bytes of UTF-8.
    public static let maximumTopicBytes = 4096
    /// The greatest number of agents that a session starts with.
    public static let maximumParticipants = 10_000

    /// Checks everything that a session starts with.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid`, which names the field.
    public static func check(_ new: NewSession) throws {
        try checkTopic(new.topic)
        try checkLabels(new.labels)
        guard new.participants.count <= maximumParticipants else {
            throw MultichatError(.invalid, "A session starts with at most \(maximumParticipants) participants.")
        }
        try checkExpiry(new.expiry)
        try checkTime(new.createdAt, field: "time of creation")
        try checkTime(new.updatedAt, field: "time of the last update")
    }

    /// Checks a topic: any text of up to 4,096 bytes without control characters.
    public static func checkTopic(_ topic: String?) throws {
        guard let topic, !topic.isEmpty else { return }
        try IdentifierRules.check(topic, field: "topic", maximum: maximumTopicBytes)
    }

    /// Checks labels: up to 64, each name and value of up to 256 bytes without control characters.
    public static func checkLabels(_ labels: [String: String]) throws {
        guard labels.count <= maximumLabels else {
            throw MultichatError(
                .invalid, "The session would have \(labels.count) labels; at most \(maximumLabels) are allowed.")
        }
        for (name, value) in labels {
            try IdentifierRules.check(name, field: "label name", maximum: maximumLabelBytes)
            if !value.isEmpty { try IdentifierRules.check(value, field: "label value", maximum: maximumLabelBytes) }
        }
    }

    /// Checks an expiry: a sliding one lasts from a microsecond to a thousand years, a fixed one ends before the year
    /// 10000.
    public static func checkExpiry(_ expiry: Expiry?) throws {
        switch expiry {
        case .sliding(let duration) where duration <= 0:
            throw MultichatError(.invalid, "The time to live must be greater than zero.")
        case .sliding(let duration) where duration > longestLife:
            throw MultichatError(.invalid, "The time to live is longer than a thousand years.", hint: "Leave it out.")
        case .fixed(let date): try checkTime(date, field: "expiry")
        default: break
        }
    }

    /// Checks that a time lies in the years 0 to 9999.
    public static func checkTime(_ time: Timestamp?, field: String) throws {
        guard let time, !Timestamp.storable.contains(time) else { return }
        throw MultichatError(.invalid, "The \(field) lies outside the years 0 to 9999.")
    }
}
