import Multichat
import MultichatViews

/// The sessions that a result lacks because they can't be read.
struct LeftOut {
    /// Each once, in the order in which they were met.
    private(set) var damage: [Damage] = []
    private var known = Set<Damage>()

    init(_ damage: [Damage] = []) { add(damage) }

    /// Takes what a page has left out.
    mutating func add(_ more: [Damage]) { damage += more.filter { known.insert($0).inserted } }

    /// What people are told.
    var line: String {
        var named = Set<String>()
        let isHidden = !damage.contains { $0.session != nil || !$0.place.hasPrefix("table") }
        if isHidden {
            return "multichat: the index of sessions is damaged, so some may be missing; run 'multichat verify'"
        }
        let names = damage.map { $0.session?.description ?? $0.place }.filter { named.insert($0).inserted }
        let count = Figures.count(names.count, "session can't be read and was", "sessions can't be read and were")
        return "multichat: \(count) left out: \(names.joined(separator: ", ")); run 'multichat verify'"
    }
}

extension Invocation {
    /// Names what a result lacks on standard error; answers how a copy without it ends.
    @discardableResult
    func tell(_ leftOut: LeftOut) -> ExitCode {
        guard !leftOut.damage.isEmpty else { return .success }
        guard isJSON else {
            notes.say(leftOut.line)
            return .damageFound
        }
        notes.sayJSON { writer in
            writer.raw("{\"leftOut\":")
            writer.array(leftOut.damage) { DamageView($1).write(to: &$0) }
            writer.raw("}")
        }
        return .damageFound
    }
}
