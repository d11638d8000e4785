import Multichat
import MultichatStores

/// One tour, step by step.
struct Tour {
    static let file = StoreURL.sqlite("multichat-tour.db")
    static let folder = StoreURL.json("multichat-tour.json")
    static let back = StoreURL.sqlite("multichat-tour-back.db")

    private let call: Invocation
    private let guide: TourGuide

    init(_ call: Invocation) {
        self.call = call
        guide = TourGuide(call)
    }

    /// Goes all the way; what is wrong at the end of it stands in the result.
    mutating func run() throws -> TourResult {
        try guide.welcome()
        let session = try talk()
        var result = TourResult(session)
        let crash = try crash(session)
        try recover(session, crash, &result)
        try move(session, &result)
        try guide.end(result)
        return result
    }

    private func talk() throws -> SessionReference {
        let store = try Stores.open(Self.file)
        defer { try? store.close() }
        let swarm = Swarm(store, namespace: try call.namespace)
        let chat = try swarm.start(try freeID(swarm), topic: TourScript.topic, with: TourScript.agents)
        try guide.step(
            "Three agents talk", "in \(chat.id), a new session in the file \(Self.file.paths[0]).",
            "Each message is on the disk when its sequence is answered.")
        try guide.stored(try TourScript.opening.map { TourReceipt(try chat.post($0)) })
        return chat.reference
    }

    private func freeID(_ swarm: Swarm) throws -> SessionID {
        var number = 1
        while try swarm.store.session(swarm.chat(SessionID(unchecked: "tour-\(number)")).reference) != nil {
            number += 1
        }
        return SessionID(unchecked: "tour-\(number)")
    }

    private func crash(_ session: SessionReference) throws -> TourCrash {
        try guide.step(
            "A process is killed", "with kill -9. It posts for the agents, and reports each receipt over a pipe.",
            "It dies in the middle of writing a batch of \(Figures.grouped(TourScript.minutes)) entries.")
        let crash = try TourCrash(Self.file, session)
        try guide.died(crash)
        return crash
    }

    private func recover(_ session: SessionReference, _ crash: TourCrash, _ result: inout TourResult) throws {
        try guide.step(
            "The file is opened again", "and compared with every receipt that had arrived before the crash.")
        let store = try Stores.open(Self.file)
        defer { try? store.close() }
        let chat = Swarm(store, namespace: session.namespace).chat(session.id)
        result.acknowledged = crash.acknowledged.count
        result.inFlight = crash.wasWriting ? TourScript.minutes : 0
        result.stored = try crash.storedMinutes(chat)
        result.differences = try crash.differences(from: chat)
        _ = try chat.post(TourScript.ending)
        let proof = try Verifier(store).verify(session)
        result.entries = proof.entries
        result.differences += proof.damage.map(\.reason)
        try guide.compared(result)
        try guide.step("The whole conversation", "as `multichat show` prints it, with a word after the crash.")
        try guide.showAll(chat)
    }

    private func move(_ session: SessionReference, _ result: inout TourResult) throws {
        try guide.step(
            "The same in JSON files, and back", "to a second SQLite file. The chain value at the end stands for the",
            "whole log: had a byte changed on the way, it would be another one.")
        try TourMove(session).run(&result)
        try guide.moved(result)
    }
}
