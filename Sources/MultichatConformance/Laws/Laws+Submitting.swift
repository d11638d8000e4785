import Multichat
import Synchronization
import Testing

extension Laws {
    static let submitting: [Law] = [
        Law("Submissions to a session are stored in their order, and each is answered once") { context in
            let chat = try context.start(with: ["A"])
            let answers = Answers()
            for number in 0..<100 {
                chat.submit([context.draft(EntryID(unchecked: "e\(number)"))], then: answers.completion(number))
            }
            let receipts = try answers.wait(100).map { try $0.get() }
            #expect(receipts.map(\.first) == Array(1...100))
            let log = try context.log()
            #expect(log.map(\.id) == receipts.flatMap(\.ids))
            #expect(zip(log, receipts).allSatisfy { $0.head == $1.head })
        },
        Law("Submissions to many sessions at once come into each in their order") { context in
            let chats = try (0..<12).map { try context.start(SessionID("s\($0)"), with: ["A"]) }
            let answers = Answers()
            for number in 0..<120 {
                chats[number % 12].submit(
                    [context.draft(EntryID(unchecked: "e\(number)"))], then: answers.completion(number))
            }
            for outcome in try answers.wait(120) { _ = try outcome.get() }
            for (index, chat) in chats.enumerated() {
                let expected = (0..<10).map { EntryID(unchecked: "e\(index + 12 * $0)") }
                #expect(try context.log(chat.id).map(\.id) == expected)
            }
        },
        Law("A submission that is refused is told why, and the others are stored") { context in
            let chat = try context.start(with: ["A"])
            try chat.append([context.draft("known", "one")])
            let answers = Answers()
            chat.submit([context.draft("a")], then: answers.completion(0))
            chat.submit([context.draft("known", "another")], then: answers.completion(1))
            chat.submit([], then: answers.completion(2))
            context.chat("nowhere").submit([context.draft("a")], then: answers.completion(3))
            chat.submit([context.draft("known", "one")], then: answers.completion(4))
            chat.submit([context.draft("b")], then: answers.completion(5))
            let outcomes = try answers.wait(6)
            #expect(try outcomes[0].get().first == 2 && outcomes[5].get().first == 3)
            #expect(try outcomes[4].get().duplicate)
            try context.fails(.conflict) { try outcomes[1].get() }
            try context.fails(.invalid) { try outcomes[2].get() }
            try context.fails(.notFound) { try outcomes[3].get() }
            #expect(try context.log().map(\.id) == ["known", "a", "b"])
        },
        Law("Of submissions that expect the same head, one is stored") { context in
            let chat = try context.start(with: ["A"])
            let answers = Answers()
            for number in 0..<20 {
                let draft = context.draft(EntryID(unchecked: "e\(number)"))
                chat.submit([draft], expecting: [.head(0)], then: answers.completion(number))
            }
            var stored = 0
            for outcome in try answers.wait(20) {
                if case .success = outcome { stored += 1 } else { try context.fails(.conflict) { try outcome.get() } }
            }
            #expect(try stored == 1 && context.log().count == 1)
        },
        Law("Submissions and appends of many threads make one log, and every receipt is true") { context in
            let chat = try context.start(with: ["A"])
            let answers = Answers()
            let receipts = Mutex<[Receipt]>([])
            let drafts = (0..<200).map { context.draft(EntryID(unchecked: "e\($0)")) }
            try Threads.run(8) { thread in
                for number in stride(from: thread, to: 200, by: 8) {
                    if thread % 2 == 0 {
                        chat.submit([drafts[number]], then: answers.completion(number / 8 * 4 + thread / 2))
                    } else {
                        let receipt = try chat.append([drafts[number]])
                        receipts.withLock { $0.append(receipt) }
                    }
                }
            }
            let all = try answers.wait(100).map { try $0.get() } + receipts.withLock { $0 }
            let log = try context.log()
            #expect(log.map(\.sequence) == Array(1...200))
            #expect(all.allSatisfy { $0.first == $0.last && log[$0.first - 1].head == $0.head })
            #expect(Set(all.map(\.first)).count == 200)
        },
        Law("A completion may submit") { context in
            let chat = try context.start(with: ["A"])
            let answers = Answers()
            let second = context.draft("second")
            let first = answers.completion(0)
            chat.submit([context.draft("first")]) { outcome in
                chat.submit([second], then: answers.completion(1))
                first(outcome)
            }
            #expect(try answers.wait(2).map { try $0.get().first } == [1, 2])
        },
        Law("Closing answers all submissions, and keeps what was acknowledged") { context in
            let chat = try context.start(with: ["A"])
            let answers = Answers()
            for number in 0..<50 {
                chat.submit([context.draft(EntryID(unchecked: "e\(number)"))], then: answers.completion(number))
            }
            try context.reopen()
            var stored: [EntryID] = []
            for outcome in try answers.all(50) {
                guard case .success(let receipt) = outcome else {
                    try context.fails(.closed) { try outcome.get() }
                    continue
                }
                stored += receipt.ids
            }
            #expect(try context.log().map(\.id) == stored)
        },
    ]
}
