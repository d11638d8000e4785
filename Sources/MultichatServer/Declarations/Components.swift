/// The things that requests and answers have in common, by name.
enum Components {
    /// All of them.
    static let all = records.merging(messages) { $1 }.merging(knowledge) { $1 }.merging(figures) { $1 }

    private static let head = Schema.object([
        .init("sequence", count).required, .init("chain", .words).required,
    ])
    private static let count = Schema.integer(0...Int.max)
    private static let name = Schema.nullable(.words)
    private static let instant = Schema.nullable(.time)

    /// Sessions, entries, and what is asked of them.
    private static let records: [String: Schema] = [
        "Session": .object(session),
        "Entry": .object(entry),
        "Receipt": all([
            ("session", .words), ("first", .sequence), ("last", .sequence), ("duplicate", .flag), ("chain", .words),
            ("ids", .array(.words)),
        ]),
        "Draft": .object([
            .init("id", .nullable(.id)), .init("kind", .nullable(.id)), .init("key", .nullable(.id)),
            .init("author", .nullable(.id)), .init("time", .nullable(.time)), .init("body", .any),
        ]),
        "Expectation": .object([
            .init("head", count), .init("fence", count), .init("newest", .map(.nullable(.sequence))),
        ]),
        "Deletion": all([
            ("session", .words), ("namespace", .words), ("entries", count), ("deleted", .flag),
        ]),
        "Damage": all([
            ("session", name), ("namespace", name), ("sequence", .nullable(count)), ("place", .words),
            ("reason", .words),
        ]),
        "Verification": all([
            ("session", name), ("namespace", name), ("entries", .nullable(count)), ("head", .nullable(head)),
            ("damage", .array(.any)),
        ]),
        "StuckSession": .object(session + [Schema.Member("stuck", .array(.any)).required]),
        "Window": all([("items", .array(.named("Entry"))), ("tokens", count), ("complete", .flag)]),
        "Lease": lease,
        "Workflow": all([
            ("session", .words), ("name", .words), ("version", .integer(Int.min...Int.max)), ("state", .words),
            ("agent", name), ("holder", name), ("waitsFor", name), ("answered", .flag), ("output", .any),
            ("failedStep", name), ("error", name), ("startedAt", .time), ("updatedAt", .time),
            ("steps", .array(.any)),
        ]),
    ]

    private static let session = required([
        ("id", .words), ("namespace", .words), ("topic", name), ("status", .words), ("participants", .array(.words)),
        ("labels", .map(.words)), ("createdAt", .time), ("updatedAt", .time), ("expiresAt", instant),
        ("version", count), ("head", head),
        ("forkedFrom", .nullable(all([("session", .words), ("sequence", count)]))),
    ])

    private static let entry = required([
        ("session", .words), ("sequence", .sequence), ("id", .words), ("kind", .words), ("key", name),
        ("author", name), ("time", .time), ("body", .any), ("chain", .words),
    ])

    private static let lease = all([
        ("session", .words), ("name", .words), ("holder", .words), ("fence", .sequence), ("end", .time),
    ])

    /// What is for agents.
    private static let messages: [String: Schema] = [
        "MessageStatus": all([
            ("agent", name), ("status", .words), ("reason", name), ("time", .time), ("sequence", .sequence),
        ]),
        "Presence": all([
            ("agent", .words), ("session", name), ("sequence", .nullable(count)), ("kind", name), ("time", instant),
            ("unread", count), ("leases", .array(lease)),
        ]),
        "Correspondence": all([
            (
                "links",
                .array(all([("from", .words), ("to", name), ("messages", count), ("last", .time)]))
            ),
            ("sessions", count), ("messages", count), ("complete", .flag),
        ]),
        "Inbox": all([
            ("agent", .words), ("unread", count),
            ("sessions", .array(all([("session", .words), ("unread", count)]))),
            ("items", .array(.object(entry + [Schema.Member("read", .flag).required]))), ("cursor", name),
            ("leftOut", .array(.named("Damage"))),
        ]),
        "Acknowledgement": all([("session", .words), ("agent", .words), ("read", count)]),
        "Resumption": all([
            ("agent", .words), ("unread", count), ("context", .any), ("leases", .array(lease)),
            ("sessions", .array(.object(session))),
        ]),
        "SearchPage": all([
            ("items", .array(.named("SearchHit"))), ("cursor", name), ("rankedNewest", .nullable(count)),
            ("leftOut", .array(.named("Damage"))),
        ]),
        "SearchHit": all([
            ("session", .words), ("sequence", .sequence), ("time", .time), ("kind", .words), ("author", name),
            ("score", .any), ("snippet", .words), ("highlights", .array(.array(count))),
        ]),
    ]

    /// What agents have learned.
    private static let knowledge: [String: Schema] = [
        "Learning": .object(learning),
        "Recollection": .object(
            learning + required([("score", .any), ("similarity", .any), ("sameText", .array(.words))])),
        "Forgotten": all([("id", .words), ("forgotten", .flag), ("sequence", .sequence)]),
        "LearningVersion": .object([
            Schema.Member("id", .words).required, Schema.Member("sequence", .sequence).required,
        ]),
    ]

    private static let learning = required([
        ("id", .words), ("sequence", .sequence), ("kind", .words), ("title", name), ("text", .words),
        ("tags", .array(.words)), ("author", name), ("project", name), ("source", .any), ("confidence", .any),
        ("created", .time), ("revised", instant), ("dimension", .nullable(count)),
    ])

    private static let key = required([
        ("id", .words), ("name", name), ("scope", .words), ("namespace", name), ("state", .words),
        ("createdAt", .time), ("expiresAt", instant), ("revokedAt", instant),
    ])

    /// What the server and its store tell of themselves.
    private static let figures: [String: Schema] = [
        "Server": all([
            ("name", .words), ("version", .words), ("startedAt", .time), ("time", .time), ("keys", .flag),
            ("namespace", .words), ("scope", .words), ("allNamespaces", .flag),
        ]),
        "Key": .object(key),
        "IssuedKey": .object(key + required([("token", .words)])),
        "Stats": all([
            ("store", .words), ("sessions", count), ("active", count), ("ended", count), ("archived", count),
            ("entries", count), ("largestSession", count), ("agents", count), ("updatedAt", instant),
            ("namespaces", .array(.any)),
        ]),
        "StoreInfo": all([("store", .words), ("sessions", count)]),
        "Health": all([("level", .words), ("findings", .array(.any))]),
        "ImportReport": all([
            ("sessions", count), ("messages", count), ("duplicates", count), ("refused", .array(.any)),
            ("byFormat", .map(.any)),
        ]),
        "Erasure": all([
            ("erased", .flag), ("entries", count), ("bytes", count), ("sessions", .array(.any)),
            ("remnants", .array(.any)),
        ]),
        "Problem": .object(
            required([
                ("type", .words), ("title", .words), ("status", .integer(400...599)), ("code", .words),
                ("detail", .words), ("hint", name), ("retry", .text(.choice(["never", "later", "same-ids"]))),
                ("session", name), ("sequence", .nullable(count)), ("head", .nullable(head)), ("ids", .array(.words)),
            ])),
    ]

    /// An object with all of these members.
    private static func all(_ members: [(String, Schema)]) -> Schema { .object(required(members)) }

    private static func required(_ members: [(String, Schema)]) -> [Schema.Member] {
        members.map { Schema.Member($0.0, $0.1).required }
    }
}
