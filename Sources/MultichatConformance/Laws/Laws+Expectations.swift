import Multichat
import Testing

extension Laws {
    static let expectations: [Law] = [
        Law("An expected head is checked, and a conflict tells the present one") { context in
            let chat = try context.start()
            let head = try chat.append([context.draft("a")], expecting: [.head(0)]).head
            let error = try context.fails(.conflict) { try chat.append([context.draft("b")], expecting: [.head(0)]) }
            #expect(error.head == head && error.session == "s")
            #expect(try chat.append([context.draft("b")], expecting: [.head(1)]).last == 2)
        },
        Law("A head that must not be behind is checked, and a conflict tells the present one") { context in
            let chat = try context.start()
            let head = try chat.append([context.draft("a")], expecting: [.notBehind(0)]).head
            let error = try context.fails(.conflict) {
                try chat.append([context.draft("b")], expecting: [.notBehind(2)])
            }
            #expect(error.head == head && error.session == "s")
            #expect(try chat.append([context.draft("b")], expecting: [.notBehind(1)]).last == 2)
            #expect(try chat.append([context.draft("c")], expecting: [.notBehind(1)]).last == 3)
        },
        Law("An expected newest entry of a key, or its absence, is checked") { context in
            let chat = try context.start()
            try chat.append([context.draft("a", key: "k")], expecting: [.newest("k", nil)])
            try context.fails(.conflict) {
                try chat.append([context.draft("b", key: "k")], expecting: [.newest("k", nil)])
            }
            try chat.append([context.draft("c", key: "other")])
            try chat.append([context.draft("b", "2", key: "k")], expecting: [.newest("k", 1)])
            try context.fails(.conflict) { try chat.append([context.draft("d")], expecting: [.newest("k", 1)]) }
            #expect(try context.log().map(\.id) == ["a", "c", "b"])
        },
        Law("A newest entry that is hidden doesn't count") { context in
            let chat = try context.start()
            try chat.append([context.draft("a", key: "k")])
            try chat.append([context.draft("b", "2", key: "k")])
            try chat.rewind(to: 1)
            try context.fails(.conflict) { try chat.append([context.draft("c")], expecting: [.newest("k", 2)]) }
            #expect(try chat.append([context.draft("c")], expecting: [.newest("k", 1)]).last == 4)
        },
        Law("A fence below the highest that was seen is refused, also after reopening") { context in
            let chat = try context.start()
            try chat.append([context.draft("a")], expecting: [.fence(5)])
            try chat.append([context.draft("b")], expecting: [.fence(5)])
            try context.fails(.conflict) { try chat.append([context.draft("c")], expecting: [.fence(4)]) }
            try context.reopen()
            try context.fails(.conflict) { try context.chat().append([context.draft("c")], expecting: [.fence(4)]) }
            #expect(try context.chat().append([context.draft("c")], expecting: [.fence(6)]).last == 3)
        },
    ]
}
