/// Measures Multichat against the physical floors and says which goals are met.
@main
enum MultichatBench {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            if try work(arguments) { return }
            leave(try measure(Options(arguments)) ? 0 : 1)
        } catch {
            progress("multichat-bench: \(error)")
            leave(64)
        }
    }

    /// Does a worker's work, where this process was started as one.
    private static func work(_ arguments: [String]) throws -> Bool {
        let rest = Array(arguments.dropFirst())
        switch arguments.first {
        case AppendingWorker.verb: try AppendingWorker(rest).run()
        case KilledWorker.verb: try KilledWorker(rest).run()
        case MeasuringWorker.verb: try MeasuringWorker.run(rest)
        default: return false
        }
        return true
    }

    /// Measures what the options ask for; answers whether every goal is met.
    private static func measure(_ options: Options) throws -> Bool {
        if options.helps { say(Options.help) }
        if options.lists { for goal in GoalList.all { say(goal.name) } }
        if options.helps || options.lists { return true }

        let goals = GoalList.chosen(options.only)
        guard !goals.isEmpty else { throw BenchFailure("No goal is called so; --list shows them.") }
        let bench = try Bench(options)
        var results = Results(options)
        results.machine.sync = try LogFloor(path: bench.path("sync")).append(Plan(seconds: bench.slice)).p50
        say("One append and its sync take \(fixed(results.machine.sync, 0)) µs on this disk.")
        for goal in goals {
            say("\n\(goal.name)")
            results.goals.append(outcome(of: goal, in: bench))
            if let entry = results.goals.last { Table.show(entry) }
        }
        Table.summarize(results)
        say("Written to \(try results.write(to: options.results)).")
        bench.removeAll()
        return results.areMet
    }

    private static func outcome(of goal: any Goal, in bench: Bench) -> Results.Entry {
        var entry = Results.Entry(goal: goal.name)
        do {
            entry.outcomes = try goal.measure(in: bench)
        } catch {
            entry.failure = "\(error)"
        }
        return entry
    }
}
