import Multichat

/// A run drawn as a tree of its steps.
struct WorkflowTree {
    private let status: WorkflowStatus
    private let now: Timestamp
    private let style: Style
    private let width: Int

    init(_ status: WorkflowStatus, at now: Timestamp, _ style: Style) {
        self.status = status
        self.now = now
        self.style = style
        width = status.steps.map { Columns.count(Self.clean($0.name)) + ($0.group == nil ? 0 : 3) }.max() ?? 0
    }

    /// A line for the run, one for each step, and one above steps that run beside each other.
    var lines: [String] {
        var lines = [heading]
        for (place, step) in status.steps.enumerated() {
            let isLast = place == status.steps.count - 1
            let following = isLast ? nil : status.steps[place + 1].group
            guard let group = step.group else {
                lines.append((isLast ? "└─ " : "├─ ") + line(step, width))
                continue
            }
            let endsTree = !status.steps.contains { $0.number > step.number && $0.group != group }
            if place == 0 || status.steps[place - 1].group != group {
                lines.append((endsTree ? "└─ " : "├─ ") + style.dim("in parallel"))
            }
            let branch = following == group ? "├─ " : "└─ "
            lines.append((endsTree ? "   " : "│  ") + branch + line(step, width - 3))
        }
        return lines
    }

    private var heading: String {
        let isOver = !status.state.isUnfinished
        let end = isOver || status.state == .waiting || status.state == .paused ? status.updatedAt : now
        var parts = [
            style.bold(Self.clean(status.name)), "version \(status.version)", coloured(status.state.rawValue),
            Self.duration(from: status.startedAt, to: end),
        ]
        if status.state == .running {
            let holder = status.isHeld(at: now) ? status.lease.map { "held by \($0.holder)" } : nil
            parts.append(holder ?? "nobody runs it")
        }
        if let signal = status.waitsFor {
            parts.append("for \(Self.clean(signal))" + (status.isAnswered ? ", which is answered" : ""))
        }
        if let failure = status.failure { parts.append(style.red(Self.clean(failure.description))) }
        return parts.joined(separator: "  ")
    }

    private func line(_ step: StepStatus, _ width: Int) -> String {
        var parts = [
            coloured(Self.signs[step.state] ?? " ", of: step.state), Columns.pad(Self.clean(step.name), to: width),
            Columns.pad(step.state.rawValue, to: 9),
        ]
        if let start = step.startedAt {
            let isOpen = step.state == .running || step.state == .waiting || step.state == .retrying
            if let end = step.endedAt ?? (isOpen ? now : nil) { parts.append(Self.duration(from: start, to: end)) }
        }
        if step.attempt > 1 { parts.append("attempt \(step.attempt)") }
        if let error = step.error { parts.append(style.red(Self.clean(error))) }
        return parts.joined(separator: " ").trimmedAtEnd
    }

    private func coloured(_ text: String, of step: StepState? = nil) -> String {
        switch step?.rawValue ?? text {
        case "completed": style.green(text)
        case "failed", "cancelled": style.red(text)
        case "running", "waiting", "retrying": style.yellow(text)
        default: style.dim(text)
        }
    }

    private static let signs: [StepState: String] = [
        .pending: "○", .running: "▶", .waiting: "…", .retrying: "↻", .completed: "✔", .failed: "✘",
    ]

    private static func clean(_ text: String) -> String { Printable.text(text, keepsLines: false) }

    /// A duration as people read it: `12ms`, `3.2s`, `2m03s`.
    private static func duration(from start: Timestamp, to end: Timestamp) -> String {
        let milliseconds = max(0, end.microseconds - start.microseconds) / 1000
        if milliseconds < 1000 { return "\(milliseconds)ms" }
        if milliseconds < 60_000 { return "\(milliseconds / 1000).\(milliseconds % 1000 / 100)s" }
        return Figures.duration(seconds: Int(milliseconds / 1000))
    }
}

extension String {
    /// The text without spaces at its end.
    fileprivate var trimmedAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
