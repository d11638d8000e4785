import Multichat
import Synchronization
import Testing

extension Laws {
    static let leases: [Law] = [
        Law("A lease is one agent's until its end, and a conflict names holder and end") { context in
            let chat = try context.start()
            let lease = try chat.lease("deploy", holder: "A", for: .seconds(30))
            #expect(lease.fence == 1 && lease.end == context.clock.now.adding(microseconds: 30_000_000))
            let error = try context.fails(.conflict) { try chat.lease("deploy", holder: "B", for: .seconds(30)) }
            #expect(error.message.contains("held by A until \(lease.end)") && error.retry == .later)
            context.clock.advance(seconds: 29)
            try context.fails(.conflict) { try chat.lease("deploy", holder: "B", for: .seconds(30)) }
            context.clock.advance(seconds: 1)
            #expect(try chat.lease(named: "deploy") == nil)
            #expect(try chat.lease("deploy", holder: "B", for: .seconds(30)).fence == 2)
        },
        Law("Who was paused and woke up late is refused, also after reopening") { context in
            let chat = try context.start()
            let old = try chat.lease("deploy", holder: "A", for: .seconds(30))
            try chat.post(Message("1"), from: "A", expecting: [old.expectation])
            context.clock.advance(seconds: 60)
            let new = try chat.lease("deploy", holder: "B", for: .seconds(30))
            try context.fails(.conflict) { try chat.post(Message("2"), from: "A", expecting: [old.expectation]) }
            try context.reopen()
            let again = context.chat()
            try context.fails(.conflict) { try again.post(Message("2"), from: "A", expecting: [old.expectation]) }
            #expect(
                try context.fails(.conflict) { try again.renew(old, for: .seconds(9)) }.message.contains("B has it"))
            try context.fails(.conflict) { try again.release(old) }
            try again.post(Message("3"), from: "B", expecting: [new.expectation])
            #expect(try context.log().map(\.author) == ["A", "A", "B", "B"])
        },
        Law("Renewing moves the end and leaves the expectation; a release frees the name") { context in
            let chat = try context.start()
            let lease = try chat.lease("deploy", holder: "A", for: .seconds(30))
            context.clock.advance(seconds: 20)
            let renewed = try chat.renew(lease, for: .seconds(30))
            #expect(renewed.expectation == lease.expectation && renewed.fence == lease.fence)
            context.clock.advance(seconds: 20)
            try context.fails(.conflict) { try chat.lease("deploy", holder: "B", for: .seconds(30)) }
            #expect(try chat.leases() == [renewed] && chat.lease(named: "deploy") == renewed)
            context.clock.advance(seconds: 20)
            #expect(try chat.leases().isEmpty && chat.leases(includingEnded: true) == [renewed])
            let late = try chat.renew(lease, for: .seconds(30))
            try chat.release(late)
            try context.fails(.conflict) { try chat.post(Message("x"), from: "A", expecting: [late.expectation]) }
            #expect(try chat.leases(includingEnded: true).isEmpty)
            let next = try chat.lease("deploy", holder: "B", for: .seconds(30))
            #expect(try chat.leases() == [next])
        },
        Law("Leases of two names in a session don't refuse each other") { context in
            let chat = try context.start()
            let one = try chat.lease("one", holder: "A", for: .seconds(30))
            let two = try chat.lease("two", holder: "B", for: .seconds(30))
            try chat.post(Message("1"), from: "A", expecting: [one.expectation])
            try chat.post(Message("2"), from: "B", expecting: [two.expectation])
            _ = try chat.renew(two, for: .seconds(60))
            try chat.post(Message("3"), from: "A", expecting: [one.expectation])
            #expect(try chat.leases(of: "A") == [one])
        },
        Law("A holder that is restarted gets its lease anew, and what it left running is refused") { context in
            let chat = try context.start()
            let before = try chat.lease("deploy", holder: "A", for: .seconds(30))
            let after = try chat.lease("deploy", holder: "A", for: .seconds(30))
            #expect(after.fence > before.fence)
            try context.fails(.conflict) { try chat.post(Message("x"), from: "A", expecting: [before.expectation]) }
            try chat.post(Message("y"), from: "A", expecting: [after.expectation])
        },
        Law("Of 8 racing threads one gets the lease, in each round") { context in
            let chat = try context.start()
            for round in 1...5 {
                let winners = Mutex<[Lease]>([])
                try Threads.run(8) { index in
                    do {
                        let lease = try chat.lease("deploy", holder: try AgentID("A\(index)"), for: .seconds(30))
                        winners.withLock { $0.append(lease) }
                    } catch let error as MultichatError where error.code == .conflict {}
                }
                let won = winners.withLock { $0 }
                #expect(won.count == 1 && won.first?.fence == round)
                #expect(try chat.leases() == won)
                context.clock.advance(seconds: 30)
            }
        },
    ]
}
