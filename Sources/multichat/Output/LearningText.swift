import Multichat

/// A learning for people: a line about it, its title, and its text behind four spaces.
struct LearningText {
    private let learning: Learning
    private let style: Style

    init(_ learning: Learning, _ style: Style) {
        self.learning = learning
        self.style = style
    }

    var lines: [String] {
        let title = learning.title.map { [Printable.indented(style.bold(clean($0)), by: 4)] } ?? []
        return [heading] + title + [Printable.indented(Printable.text(learning.text), by: 4)]
    }

    private var heading: String {
        var parts = [
            style.bold(clean(learning.id.text)), style.dim(EntryText.time(learning.time)),
            style.cyan(clean(learning.author?.text ?? "-")) + " " + style.green(clean(learning.kind)),
        ]
        if let project = learning.project { parts.append(clean(project)) }
        if let source = learning.source {
            parts.append(style.dim("↩ " + clean(source.session.text) + (source.sequence.map { ":\($0)" } ?? "")))
        }
        parts += learning.tags.map { style.dim("#" + clean($0)) }
        return parts.joined(separator: "  ")
    }

    private func clean(_ text: String) -> String { Printable.text(text, keepsLines: false) }
}
