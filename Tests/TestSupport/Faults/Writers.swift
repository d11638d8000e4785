import Dispatch
package import Multichat
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Eight writers with a store each, two to a session, that write while a test does harm to the servers.
///
/// An error that says how the call is to be repeated is followed, with the same ids; any other ends its writer.
package final class Writers: Sendable {
    package static let count = 8
    package static let sessions = (0..<count / 2).map { SessionReference(SessionID(unchecked: "shared-\($0)")) }

    private let open: @Sendable () throws -> any Restoring
    private let isWriting = Atomic(true)
    private let ledger = Mutex(Ledger())

    private init(_ open: @escaping @Sendable () throws -> any Restoring) { self.open = open }

    /// Starts the sessions and the writers, runs the harm, ends the writers, and answers what they were told.
    ///
    /// - Parameter open: opens the store for each writer.
    package static func write(
        opening open: @escaping @Sendable () throws -> any Restoring, during harm: (Writers) throws -> Void
    ) throws -> Ledger {
        let store = try open()
        for session in sessions where try store.session(session) == nil { _ = try store.create(NewSession(session)) }
        let writers = Writers(open)
        let group = DispatchGroup()
        let run = String(UInt64.random(in: .min ... .max), radix: 36)
        for index in 0..<count {
            DispatchQueue(label: "writer \(index)").async(group: group) { writers.write(index, run) }
        }
        defer { try? store.close() }
        do {
            try harm(writers)
        } catch {
            writers.isWriting.store(false, ordering: .releasing)
            group.wait()
            throw error
        }
        writers.isWriting.store(false, ordering: .releasing)
        group.wait()
        return writers.ledger.withLock { $0 }
    }

    /// Waits until so many more entries were acknowledged, or every writer has ended.
    package func wait(for more: Int) throws {
        let goal = ledger.withLock { $0.count } + more
        try Patience.wait { ledger.withLock { $0.count >= goal || $0.failures.count == Self.count } }
    }

    /// Waits until so many more entries of that session were acknowledged.
    package func wait(for more: Int, in session: SessionReference) throws {
        let goal = ledger.withLock { $0.sessions[session]?.count ?? 0 } + more
        try Patience.wait { ledger.withLock { $0.sessions[session]?.count ?? 0 >= goal || !$0.failures.isEmpty } }
    }

    /// The last sequence of a session that was acknowledged by now.
    func head(of session: SessionReference) -> Int { ledger.withLock { $0.heads[session] ?? 0 } }

    /// Waits until so many calls have failed that can be repeated.
    package func waitForErrors(_ count: Int) throws {
        try Patience.wait { ledger.withLock { $0.passing.count >= count } }
    }

    /// Waits until every writer has ended by an error.
    package func waitForFailures() throws { try Patience.wait { ledger.withLock { $0.failures.count == Self.count } } }

    private func write(_ index: Int, _ run: String) {
        do {
            let store = try open()
            let session = Self.sessions[index % Self.sessions.count]
            var number = 0
            while isWriting.load(ordering: .acquiring) {
                number += 1
                let receipt = try append(
                    Self.batch("\(run)-\(index).\(number)", number % 3 + 1, to: session), to: store)
                ledger.withLock { $0.add(receipt) }
            }
            try store.close()
        } catch {
            let failure = error as? MultichatError ?? MultichatError(.internal, "\(error)")
            ledger.withLock { $0.add(failure, ends: true) }
        }
    }

    /// Appends, however often that has to be repeated, for 20 seconds at most.
    private func append(_ append: Append, to store: any Restoring) throws -> Receipt {
        var receipt: Receipt?
        try Patience.wait {
            do {
                receipt = try store.append(append)
            } catch let error as MultichatError where error.retry != .never {
                ledger.withLock { $0.add(error, ends: false) }
            }
            return receipt != nil
        }
        guard let receipt else { throw MultichatError(.internal, "There is no receipt.") }
        return receipt
    }

    private static func batch(_ name: String, _ size: Int, to session: SessionReference) -> Append {
        Append(
            to: session,
            (0..<size).map { place in
                var draft = Draft(
                    id: EntryID(unchecked: "\(name)/\(size)/\(place)"), kind: place == 0 ? .value : .message,
                    author: "Agent-1", body: Message("\(name) says \(place)").body)
                if place == 0 { draft.key = EntryKey(unchecked: "key-\(name.utf8.count % 7)") }
                return draft
            })
    }
}
