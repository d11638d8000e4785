/// The keys of a workflow's entries, all of the kind `workflow`.
///
/// `workflow/<name>/run` is what became of the run, `workflow/<name>/step/<step>` of a step or wait, and
/// `workflow/<name>/signal/<signal>` the answer to a wait. The lease is the one of the name `workflow/<name>`.
enum WorkflowKeys {
    static let root = "workflow/"
    private static let maximum = 200

    static func prefix(_ name: String) -> String { root + name + "/" }

    static func run(_ name: String) -> EntryKey { EntryKey(unchecked: prefix(name) + "run") }

    static func step(_ name: String, _ step: String) -> EntryKey { EntryKey(unchecked: prefix(name) + "step/" + step) }

    static func signal(_ name: String, _ signal: String) -> EntryKey {
        EntryKey(unchecked: prefix(name) + "signal/" + signal)
    }

    static func lease(_ name: String) -> String { root + name }

    /// Checks a workflow's name.
    static func check(_ name: String) throws {
        try IdentifierRules.check(name, field: "name of the workflow", maximum: maximum)
        guard !name.utf8.contains(UInt8(ascii: "/")) else {
            throw MultichatError(.invalid, "The name of a workflow can't contain a `/`.")
        }
    }

    /// Checks the name of a step or signal.
    static func check(step: String) throws {
        try IdentifierRules.check(step, field: "name of the step", maximum: maximum)
    }

    /// The part of a key behind a prefix; `nil` where it has another one.
    static func name(of key: EntryKey?, behind prefix: String) -> String? {
        guard let key, key.hasPrefix(prefix) else { return nil }
        return String(decoding: key.text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
}
