import Multichat
import Testing

extension Laws {
    static let leaseReach: [Law] = [
        Law("A rewind leaves leases, a fork carries none") { context in
            let chat = try context.start()
            try chat.post("1", from: "A")
            let lease = try chat.lease("deploy", holder: "A", for: .seconds(30))
            let renewed = try chat.renew(lease, for: .seconds(60))
            try chat.rewind(to: 1)
            #expect(try chat.leases() == [renewed])
            try chat.post(Message("2"), from: "A", expecting: [lease.expectation])
            let fork = try chat.fork(as: "f")
            #expect(try fork.leases(includingEnded: true).isEmpty && fork.lease(named: "deploy") == nil)
            let own = try fork.lease("deploy", holder: "B", for: .seconds(30))
            #expect(try fork.leases() == [own] && chat.leases() == [renewed])
            try context.fails(.invalid) { try fork.release(lease) }
        },
        Law("A lease on a deleted or ended session, of no length or without a name is refused") { context in
            let chat = try context.start()
            for duration in [Duration.zero, .seconds(-1), .seconds(Int64.max)] {
                try context.fails(.invalid) { try chat.lease("x", holder: "A", for: duration) }
            }
            try context.fails(.invalid) { try chat.lease("", holder: "A", for: .seconds(1)) }
            try context.fails(.invalid) {
                try chat.lease(String(repeating: "x", count: 501), holder: "A", for: .seconds(1))
            }
            let lease = try chat.lease("x", holder: "A", for: .seconds(30))
            try chat.end()
            try context.fails(.status) { try chat.lease("y", holder: "A", for: .seconds(1)) }
            try context.swarm.delete("s")
            let error = try context.fails(.notFound) { try chat.lease("x", holder: "B", for: .seconds(1)) }
            #expect(error.session == "s")
            try context.fails(.notFound) { try chat.renew(lease, for: .seconds(1)) }
        },
        Law("A lease of a free name fences other sessions") { context in
            let swarm = context.swarm
            try context.start()
            let old = try swarm.lease("nightly", holder: "A", for: .seconds(30))
            try context.chat().post(Message("1"), from: "A", expecting: [.fence(old.fence)])
            try context.fails(.conflict) { try swarm.lease("nightly", holder: "B", for: .seconds(30)) }
            context.clock.advance(seconds: 30)
            let new = try swarm.lease("nightly", holder: "B", for: .seconds(30))
            try context.chat().post(Message("2"), from: "B", expecting: [.fence(new.fence)])
            try context.fails(.conflict) {
                try context.chat().post(Message("3"), from: "A", expecting: [.fence(old.fence)])
            }
            try swarm.leases.release(new)
            #expect(try swarm.leases.leases().isEmpty)
            #expect(try swarm.sessions().items.map(\.id) == ["s"])
        },
        Law("An agent's leases are handed over in one append with whatever else") { context in
            let chat = try context.start()
            let old = try chat.lease("deploy", holder: "A", for: .seconds(30))
            let other = try chat.lease("other", holder: "C", for: .seconds(90))
            context.clock.advance(seconds: 60)
            let handover = try chat.leaseHandover(from: "A", to: "B", for: .seconds(30))
            try chat.append([context.draft("note")] + handover.drafts, expecting: handover.expectations)
            let new = try #require(try chat.lease(named: "deploy"))
            #expect(new.holder == "B" && new.fence == 4 && old.fence == 1)
            #expect(try chat.leases() == [new, other])
            let late = [context.draft("late")]
            try context.fails(.conflict) { try chat.append(late, expecting: handover.expectations) }
            try context.fails(.conflict) { try chat.renew(old, for: .seconds(30)) }
            try chat.post(Message("on"), from: "B", expecting: [new.expectation])
        },
    ]
}
