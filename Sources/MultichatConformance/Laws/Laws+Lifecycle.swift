import Multichat
import Testing

extension Laws {
    static let lifecycle: [Law] = [
        Law("Agents join, leave and join again by their first message") { context in
            let chat = try context.start(with: ["A"])
            try chat.join("B")
            try chat.post("hi", from: "C")
            #expect(try chat.session().participants == ["A", "B", "C"])
            try chat.leave("A")
            try context.fails(.notFound) { try chat.leave("A") }
            #expect(try chat.session().participants == ["B", "C"])
            try chat.post("back", from: "A")
            #expect(try chat.session().participants == ["B", "C", "A"])
            try context.reopen()
            #expect(try context.chat().session().participants == ["B", "C", "A"])
        },
        Law("An ended session takes no message until it is reopened, and says how") { context in
            let chat = try context.start()
            try chat.end(by: "A")
            #expect(try chat.session().status == .ended)
            let error = try context.fails(.status) { try chat.post("late", from: "A") }
            #expect(error.hint?.contains("reopen") ?? false)
            try context.fails(.status) { try chat.end() }
            try context.fails(.status) { try chat.rewind(to: 0) }
            try chat.reopen()
            #expect(try chat.post("again", from: "A").last == 3)
        },
        Law("A session can be archived, ended or not, and reopened") { context in
            let chat = try context.start()
            try chat.archive()
            #expect(try chat.session().status == .archived)
            try context.fails(.status) { try chat.put(1, as: "k") }
            try context.fails(.status) { try chat.archive() }
            try chat.reopen()
            try context.fails(.status) { try chat.reopen() }
            try chat.end()
            try chat.archive()
            #expect(try chat.session().status == .archived)
        },
        Law("Topic and labels change, and the version tells when") { context in
            let chat = try context.swarm.start("s", topic: "one", labels: ["a": "1", "b": "2"])
            try chat.post("x", from: "A")
            var change = SessionChange()
            change.topic = "two"
            change.labels = ["a": String?.none, "c": "3"]
            try chat.set(change)
            var session = try chat.session()
            #expect(session.topic == "two" && session.labels == ["b": "2", "c": "3"] && session.version == 2)
            try chat.post("y", from: "A")
            #expect(try chat.session().version == 2)
            change = SessionChange()
            change.topic = ""
            try chat.set(change)
            try context.reopen()
            session = try context.chat().session()
            #expect(session.topic == nil && session.version == 4 && session.labels == ["b": "2", "c": "3"])
        },
        Law("A change that breaks a rule is refused whole") { context in
            let chat = try context.start()
            var change = SessionChange()
            change.topic = "ok"
            for index in 0...64 { change.labels["l\(index)"] = "x" }
            try context.fails(.invalid) { try chat.set(change) }
            #expect(try chat.session().topic == nil && chat.session().head == .empty)
        },
    ]
}
