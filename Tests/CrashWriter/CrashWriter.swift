import CMultichatShims
import Dispatch
import Multichat
import MultichatStores
import Synchronization

/// Writes to a store until it is killed; tells of each receipt on the standard output once the store has given it.
///
/// Arguments: the store's URL, a name that no other run has, the prefix of the sessions, a seed, and how many calls
/// each thread makes before the store is closed as it should be. With three arguments it is an agent; see ``AgentWork``.
@main struct CrashWriter {
    static func main() {
        do {
            try run()
        } catch {
            // An error that left this function would end the program by a signal.
            let text = Array("CrashWriter: \(error)\n".utf8)
            _ = text.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
            exit(1)
        }
    }

    private static func run() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4 { return try AgentWork.run(arguments[1], arguments[2], arguments[3]) }
        guard arguments.count == 6, let seed = UInt64(arguments[4]), let calls = Int(arguments[5]) else {
            throw MultichatError(.invalid, "Five arguments are needed.")
        }
        let store = try Stores.open(StoreURL(arguments[1]))
        let failure = Mutex<(any Error)?>(nil)
        let group = DispatchGroup()
        for index in 0..<3 {
            let worker = Worker(
                swarm: Swarm(store), name: "\(arguments[2]).\(index)", sessions: arguments[3],
                random: Random(state: seed &+ UInt64(index) << 32))
            DispatchQueue(label: worker.name).async(group: group) {
                do { try worker.run(calls) } catch { failure.withLock { $0 = $0 ?? error } }
            }
        }
        group.wait()
        if let error = failure.withLock({ $0 }) { throw error }
        try store.close()
    }
}
