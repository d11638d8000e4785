import Multichat
import Testing

extension Laws {
    static let restoring: [Law] = [
        Law("A staged log is invisible until it is published, and equal then") { context in
            let source = try Self.source(context)
            let log = try context.log("source")
            let copy = SessionReference("copy")
            var new = try context.store.origin(of: source.reference)
            new.reference = copy
            #expect(try context.store.stage(new).head == .empty)
            #expect(try context.store.restore(Array(log[..<2]), to: copy) == log[1].head)
            #expect(try context.store.session(copy) == nil)
            #expect(try context.store.sessions(SessionQuery()).items.map(\.id) == ["source"])
            try context.reopen()
            #expect(try context.store.stage(new).head == log[1].head)
            #expect(try context.store.restore(Array(log[2...]), to: copy) == source.head)
            var expected = source
            expected.reference = copy
            #expect(try context.store.publish(copy) == expected)
            #expect(try context.log("copy") == log)
            #expect(try context.store.session(copy) == expected)
            #expect(try context.chat("copy").append([context.draft("a", "one")]).duplicate)
        },
        Law("Entries that don't follow, or whose chain is wrong, are refused") { context in
            let source = try Self.source(context)
            var log = try context.log("source")
            let copy = SessionReference("copy")
            _ = try context.store.stage(NewSession(copy))
            try context.fails(.conflict) { try context.store.restore([log[1]], to: copy) }
            log[1].body = JSON(unchecked: "\"changed\"")
            try context.fails(.damaged) { try context.store.restore(log, to: copy) }
            #expect(try context.store.stage(NewSession(copy)).head == .empty)
            try context.fails(.notFound) { try context.store.restore(log, to: source.reference) }
        },
        Law("A session that is behind is extended by what follows its head, and by nothing else") { context in
            let source = try Self.source(context)
            let log = try context.log("source")
            var copy = try Self.copy(log.prefix(1), of: source, context)
            try context.fails(.conflict) { try context.store.extend(copy, by: [log[2]], fence: 0) }
            try context.fails(.conflict) { try context.store.extend(copy, by: log, fence: 0) }
            var changed = log[1]
            changed.body = JSON(unchecked: "\"changed\"")
            try context.fails(.damaged) { try context.store.extend(copy, by: [changed], fence: 0) }
            #expect(try context.store.required(copy).head == log[0].head)
            #expect(try context.store.extend(copy, by: Array(log[1...]), fence: 7) == source.head)
            try context.reopen()
            #expect(try context.log("copy") == log)
            var expected = source
            (expected.reference, expected.fence) = (copy, 7)
            #expect(try context.store.session(copy) == expected)
            try context.chat("copy").append([context.draft("c", "own")], expecting: [.fence(7)])
            try context.fails(.conflict) { try context.store.extend(copy, by: [log[2]], fence: 0) }
            copy = SessionReference("nowhere")
            try context.fails(.notFound) { try context.store.extend(copy, by: log, fence: 0) }
        },
        Law("What was staged can be thrown away, and a taken id isn't published over") { context in
            _ = try Self.source(context)
            let reference = SessionReference("source")
            _ = try context.store.stage(NewSession(reference))
            try context.fails(.conflict) { try context.store.publish(reference) }
            try context.store.discard(reference)
            try context.store.discard(reference)
            try context.fails(.notFound) { try context.store.publish(reference) }
            #expect(try context.log("source").count == 3)
        },
        Law("What a session started with stays known") { context in
            let source = try Self.source(context)
            try context.reopen()
            let origin = try context.store.origin(of: source.reference)
            #expect(origin.topic == "first" && origin.participants == ["A"] && origin.labels == ["l": "1"])
            #expect(origin.createdAt == source.createdAt)
        },
    ]

    /// A visible copy of a session with the beginning of its log.
    private static func copy(
        _ log: ArraySlice<Entry>, of source: Session, _ context: LawContext
    ) throws -> SessionReference {
        var new = try context.store.origin(of: source.reference)
        new.reference = SessionReference("copy")
        _ = try context.store.stage(new)
        _ = try context.store.restore(Array(log), to: new.reference)
        return try context.store.publish(new.reference).reference
    }

    private static func source(_ context: LawContext) throws -> Session {
        let chat = try context.swarm.start("source", topic: "first", with: ["A"], labels: ["l": "1"])
        try chat.append([context.draft("a", "one"), context.draft("b", "2", key: "k")])
        try chat.rewind(to: 1)
        return try chat.session()
    }
}
