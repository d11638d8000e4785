import Multichat

/// Sessions of every sort, which copies must not change.
enum Records {
    static func fill(_ store: any Restoring) throws {
        try talk(Swarm(store))
        try forks(Swarm(store))
        let tenant = Swarm(store, namespace: "tenant/ü")
        try tenant.start("talk", topic: "Of another tenant").post("mine", from: "A")
        try tenant.start("expiring", expiry: .sliding(microseconds: 3_600_000_000)).post("soon gone", from: "A")
        try Swarm(store).start(".cursors").put(7, as: "cursor/A")
        try Swarm(store).start("nothing said", topic: "Empty", labels: ["a": "b"])
        try erased(store)
    }

    /// Unicode, keys, rewinds, lifecycle.
    private static func talk(_ swarm: Swarm) throws {
        let chat = try swarm.start(
            "talk", topic: "Grüße 👩‍🚀", with: ["A", "e\u{301}", "é"], labels: ["ü": "\"\\\u{2028}"])
        for number in 1...6 { try chat.put(["n": number], as: "state/é", by: "A") }
        var message = Message(content: .parts(try JSON(#"[{"type":"text","text":"\ud83d\ude00 \u0001"}]"#)), to: ["é"])
        message.tags = ["x", "y"]
        message.usage = try JSON(#"{"tokens":1e400}"#)
        try chat.post(message, from: "B")
        try chat.rewind(to: 3)
        try chat.post("after the rewind\n\t\u{7f}", from: "A")
        try chat.append([Draft(id: "own/1", kind: "custom", body: try JSON("[1.0,-0,1E2]"))])
        var change = SessionChange()
        change.labels = ["new": "label", "ü": nil]
        try chat.set(change)
        try chat.leave("e\u{301}")
        try chat.end(by: "A")
    }

    private static func forks(_ swarm: Swarm) throws {
        let parent = try swarm.start("parent", expiry: .fixed(Timestamp(microseconds: 4_000_000_000_000_000)))
        for number in 1...5 { try parent.post("number \(number)", from: "A") }
        let child = try parent.fork(at: 3, as: "child")
        try child.post("my own way", from: "B")
        try child.fork(as: "grandchild").rewind(to: 2)
    }

    /// A log in which a body was erased.
    private static func erased(_ store: any Restoring) throws {
        let reference = SessionReference("erased")
        _ = try store.stage(NewSession(reference))
        var entry = Entry(
            sequence: 1, id: "gone", kind: .message, time: Timestamp(microseconds: 1_700_000_000_000_000), body: .null)
        entry.seal = .erased(SHA256.hash("what was said"))
        entry.chain = Chainer().chain(after: .zero, entry)
        _ = try store.restore([entry], to: reference)
        _ = try store.publish(reference)
    }
}
