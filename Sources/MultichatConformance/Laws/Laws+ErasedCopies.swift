import Multichat
import Testing

extension Laws {
    static let erasedCopies: [Law] = [
        Law("Forks, copies and archives of an erased log keep its chain") { context in
            let chat = try Self.secrets(context)
            _ = try Self.erase([2...6], context)
            let fork = try chat.fork(as: "fork")
            let copy = try Self.copy(try context.log(), of: "s", as: "copy", context)
            try context.reopen()
            for reference in [fork.reference, copy] {
                #expect(try context.log(reference.id) == context.log())
                #expect(try Verifier(context.store).verify(reference).damage.isEmpty)
            }
        },
        Law("A log that takes an erasure over erases the same") { context in
            _ = try Self.secrets(context)
            let before = try context.log()
            _ = try Self.erase([2...6], context)
            let after = try context.log()
            let behind = try Self.copy(before, of: "s", as: "behind", context)
            #expect(try context.log("behind")[1].isErased == false)
            _ = try context.store.extend(behind, by: [after[6]], fence: 0)
            #expect(try context.log("behind") == after)
            _ = try Self.copy(before + [after[6]], of: "s", as: "whole", context)
            try context.reopen()
            #expect(try context.log("whole") == after)
            #expect(try context.log("behind") == after)
            #expect(try Verifier(context.store).check().isEmpty)
        },
        Law("A session can be written and erased again behind an erasure") { context in
            let session = try Self.secrets(context).reference
            for round in 1...5 {
                let last = try context.chat().append([context.draft(EntryID("c\(round)"), "more \(round)")]).last
                #expect(try Self.erase([last - 1...last], context, id: EntryID("e\(round)")).recordedAt == last + 1)
                if round == 3 { try context.reopen() }
            }
            let log = try context.log()
            #expect(log.map(\.sequence) == Array(1...16))
            #expect(log.filter(\.isErased).map(\.sequence) == [6, 7, 9, 11, 13, 15])
            #expect(try Verifier(context.store).verify(session).damage.isEmpty)
        },
        Law("Space can be given back while the store holds what it held") { context in
            let chat = try Self.secrets(context)
            _ = try context.swarm.start("gone")
            let long = String(repeating: "long ", count: 2000)
            for number in 1...20 { try context.chat("gone").append([context.draft(EntryID("g\(number)"), long)]) }
            #expect(try context.swarm.delete("gone"))
            _ = try Self.erase([1...3], context)
            let log = try context.log()
            if let store = context.store as? any Compacting {
                while try !store.compact(CompactionSlice(bytes: 4096)).isComplete {}
                _ = try store.compact()
                #expect(try store.compact() == Compaction(isComplete: true))
            }
            _ = try (context.store as? any Erasing)?.scrub()
            #expect(try context.log() == log)
            try chat.append([context.draft("z")])
            try context.reopen()
            #expect(try context.log().dropLast() == log[...])
            #expect(try Verifier(context.store).check().isEmpty)
        },
    ]

    private static func copy(
        _ log: [Entry], of session: SessionID, as id: SessionID, _ context: LawContext
    ) throws -> SessionReference {
        var new = try context.store.origin(of: SessionReference(session))
        new.reference = SessionReference(id)
        _ = try context.store.stage(new)
        _ = try context.store.restore(log, to: new.reference)
        return try context.store.publish(new.reference).reference
    }
}
