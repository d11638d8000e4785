extension Ledger {
    /// Requires that the code comes to a step for the first time, and not while another one runs.
    func requireFree(_ name: String) throws {
        if let other = active.first {
            throw MultichatError(
                .invalid, "The step \(name) of the workflow \(workflow.name) began while \(other) ran.",
                hint: "Steps don't nest; those that run beside each other are begun by `parallel`.")
        }
        guard !claimed.contains(name) else {
            throw MultichatError(
                .invalid, "The workflow \(workflow.name) comes to the step \(name) twice.",
                hint: "Give each its own name, such as one with a number.")
        }
    }

    /// Requires that the plan and the recorded steps have a step at its place.
    func requireSame(_ name: String, _ number: Int) throws {
        let plan = workflow.steps
        if !plan.isEmpty, !plan.indices.contains(number - 1) || plan[number - 1] != name {
            let planned = plan.indices.contains(number - 1) ? "plans \(plan[number - 1])" : "plans none"
            throw MultichatError.changed(workflow, "\(planned) as its step \(number), and its code comes to \(name)")
        }
        if let other = recorded[number], other != name {
            throw MultichatError.changed(
                workflow,
                "recorded \(other) as its step \(number), and its code now comes to \(name): the steps changed")
        }
        if let record = steps[name], record.number != number {
            throw MultichatError.changed(
                workflow,
                "recorded \(name) as its step \(record.number), and its code now comes to it as step \(number)")
        }
    }

    /// Requires that the code came to all recorded steps.
    func requireAll() throws {
        guard let left = recorded.filter({ !claimed.contains($0.value) }).min(by: { $0.key < $1.key }) else { return }
        throw MultichatError.changed(
            workflow, "recorded \(left.value) as its step \(left.key), and its code no longer comes to it")
    }
}
