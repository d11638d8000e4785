import Multichat
import Testing

extension Laws {
    static let duplicates: [Law] = [
        Law("The same id with the same content is stored once and answers with the first receipt") { context in
            let chat = try context.start()
            let first = try chat.append([context.draft("a"), context.draft("b")])
            try chat.append([context.draft("c")])
            context.clock.advance(seconds: 9)
            let again = try chat.append([context.draft("a"), context.draft("b")])
            #expect(again.duplicate && again.first == first.first && again.head == first.head && again.ids == first.ids)
            #expect(try context.log().count == 3)
        },
        Law("The same id with other content is a conflict, and the first stays") { context in
            let chat = try context.start()
            try chat.append([context.draft("a", "one")])
            let error = try context.fails(.conflict) { try chat.append([context.draft("a", "two")]) }
            #expect(error.ids == ["a"])
            var other = context.draft("a", "one")
            other.author = "B"
            try context.fails(.conflict) { try chat.append([other]) }
            other = context.draft("a", "one")
            other.key = "k"
            try context.fails(.conflict) { try chat.append([other]) }
            #expect(try context.log().map(\.body) == [Message("one").body])
        },
        Law("Ids are known across batches: what is there is skipped, the rest is added") { context in
            let chat = try context.start()
            try chat.append([context.draft("a"), context.draft("b")])
            let receipt = try chat.append([context.draft("b"), context.draft("c")])
            #expect(!receipt.duplicate && receipt.first == 2 && receipt.last == 3)
            #expect(try context.log().map(\.id) == ["a", "b", "c"])
        },
        Law("Ids are known after reopening") { context in
            try context.start().append([context.draft("a")])
            try context.reopen()
            #expect(try context.chat().append([context.draft("a")]).duplicate)
            try context.fails(.conflict) { try context.chat().append([context.draft("a", "other")]) }
        },
        Law("A repeated append succeeds though the head has moved on and the session has ended") { context in
            let chat = try context.start()
            let first = try chat.append([context.draft("a")], expecting: [.head(0)])
            try chat.append([context.draft("b")])
            try chat.end()
            #expect(try chat.append([context.draft("a")], expecting: [.head(0)]).head == first.head)
        },
        Law("The same id in another session is another entry") { context in
            try context.start("s").append([context.draft("a", "one")])
            #expect(try !context.start("t").append([context.draft("a", "two")]).duplicate)
        },
    ]
}
