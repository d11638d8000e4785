import Multichat
import Testing

extension Laws {
    static let creating: [Law] = [
        Law("A new session is active, empty and found again") { context in
            var new = NewSession(SessionReference("s"))
            new.topic = "Release"
            new.labels = ["team": "red", "empty": ""]
            new.participants = ["A", "B", "A"]
            let session = try context.store.create(new)
            #expect(session.head == .empty && session.version == 0 && session.status == .active)
            #expect(session.topic == "Release" && session.labels == new.labels)
            #expect(session.participants == ["A", "B"])
            #expect(session.createdAt == context.clock.now && session.updatedAt == context.clock.now)
            #expect(try context.store.session(new.reference) == session)
        },
        Law("A taken id is a conflict, and the first session stays") { context in
            try context.start().post("first", from: "A")
            try context.fails(.conflict) { try context.start() }
            #expect(try context.log().count == 1)
        },
        Law("Times from elsewhere are kept") { context in
            var new = NewSession(SessionReference("old"))
            new.createdAt = Timestamp(microseconds: 1_000_000)
            new.updatedAt = Timestamp(microseconds: 2_000_000)
            let session = try context.store.create(new)
            #expect(session.createdAt.microseconds == 1_000_000 && session.updatedAt.microseconds == 2_000_000)
        },
        Law("An unknown session is not found") { context in
            #expect(try context.store.session(SessionReference("none")) == nil)
            try context.fails(.notFound) { try context.chat("none").post("x", from: "A") }
            try context.fails(.notFound) { try context.store.entries(EntryQuery(SessionReference("none"))) }
            try context.fails(.notFound) { try context.store.latest(LatestQuery(SessionReference("none"))) }
        },
        Law("Too many or too long labels, topics and wrong expiries are refused, and nothing is stored") { context in
            var new = NewSession(SessionReference("s"))
            for index in 0...64 { new.labels["label\(index)"] = "x" }
            try context.fails(.invalid) { try context.store.create(new) }
            new.labels = ["x": String(repeating: "y", count: 257)]
            try context.fails(.invalid) { try context.store.create(new) }
            new.labels = ["bad\u{1}": "x"]
            try context.fails(.invalid) { try context.store.create(new) }
            new.labels = [:]
            new.topic = String(repeating: "t", count: 5000)
            try context.fails(.invalid) { try context.store.create(new) }
            new.topic = nil
            new.expiry = .sliding(microseconds: 0)
            try context.fails(.invalid) { try context.store.create(new) }
            #expect(try context.store.session(new.reference) == nil)
        },
    ]
}
