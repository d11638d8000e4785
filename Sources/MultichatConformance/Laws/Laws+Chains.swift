import Multichat
import Testing

extension Laws {
    static let chains: [Law] = [
        Law("Every chain value covers its entry and all before it") { context in
            let chat = try context.start()
            for number in 1...20 { try chat.put(number, as: "k", by: number % 2 == 0 ? "A" : nil) }
            try chat.append((0..<5).map { context.draft(try EntryID("e\($0)")) })
            try context.reopen()
            let chainer = Chainer()
            var chain = Digest.zero
            for entry in try context.log() {
                chain = chainer.chain(after: chain, entry)
                #expect(entry.chain == chain)
            }
            #expect(try context.chat().session().head == Head(sequence: 25, chain: chain))
        },
        Law("Equal bodies have different hashes, for each has a salt of its own") { context in
            let chat = try context.start()
            try chat.append([context.draft("a", "same"), context.draft("b", "same")])
            #expect(Set(try context.log().map { Chainer().bodyHash(of: $0) }).count == 2)
        },
    ]

    static let closing: [Law] = [
        Law("Everything is there after closing and opening again") { context in
            let chat = try context.swarm.start("s", topic: "t", with: ["A"], labels: ["x": "y"])
            for number in 1...50 { try chat.put(number, as: try EntryKey("k\(number % 7)")) }
            let before = (try chat.session(), try context.log(), try chat.values().items)
            try context.reopen()
            #expect(try context.chat().session() == before.0)
            #expect(try context.log() == before.1)
            #expect(try context.chat().values().items == before.2)
            #expect(try context.chat().post("on", from: "A").last == 51)
        }
    ]
}
