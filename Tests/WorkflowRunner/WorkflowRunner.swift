import Multichat
import MultichatStores

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Runs a workflow of twenty steps, and kills itself where it is told to.
///
/// Arguments: the store's URL, the session, the file to which each step's work adds a line, the place to die at
/// (`begin`, `inside`, `end`, `none`), the number of the step, and `once` for steps that run at most once.
@main struct WorkflowRunner {
    static func main() {
        do {
            try run()
        } catch {
            // An error that left this function would end the program by a signal.
            say("WorkflowRunner: \(error)", on: 2)
            exit(1)
        }
    }

    private static func run() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 7, let number = Int(arguments[5]) else {
            throw MultichatError(.invalid, "Six arguments are needed.")
        }
        let store = try Stores.open(StoreURL(arguments[1]))
        let effects = open(arguments[3], O_WRONLY | O_APPEND | O_CREAT, 0o600)
        guard effects >= 0 else { throw MultichatError(.io, "The file of effects can't be opened.") }
        let death = Death(place: arguments[4], number: number)
        let options = arguments[6] == "once" ? StepOptions.atMostOnce : .atLeastOnce
        let names = (1...20).map { "step-\($0)" }
        let workflow = Swarm(store).chat(try SessionID(arguments[2])).workflow("twenty", steps: names)
        let outcome = try workflow.run(as: "Agent-1") { run in
            for (place, name) in names.enumerated() {
                let result = try run.step(name, options) {
                    death.strike("begin", place + 1)
                    say(name, on: effects)
                    death.strike("inside", place + 1)
                    return place + 1
                }
                guard result == place + 1 else { throw MultichatError(.internal, "\(name) answers \(result).") }
                death.strike("end", place + 1)
            }
        }
        try store.close()
        if case .completed = outcome { return }
        exit(2)
    }

    static func say(_ line: String, on descriptor: Int32) {
        _ = Array("\(line)\n".utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
}

/// Where the process dies.
struct Death {
    let place: String
    let number: Int

    /// Ends the process as `kill -9` does, if it is to die here.
    func strike(_ place: String, _ number: Int) {
        guard place == self.place, number == self.number else { return }
        kill(getpid(), SIGKILL)
        while true { pause() }
    }
}
