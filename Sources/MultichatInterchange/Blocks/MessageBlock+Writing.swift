import Multichat

extension MessageBlock {
    /// The block with all that a message has, so that reading it gives the same; it ends with a line break.
    public func text(_ form: TextForm) -> String {
        heading(form, BlockField.all) + marked(form) + "\n" + form.ending + "\n"
    }

    /// The block as agents write it to each other by hand: sender, recipients, priority, tags and text.
    public var plainText: String { heading(.a2a, BlockField.plain) + content }

    private func heading(_ form: TextForm, _ fields: [BlockField]) -> String {
        var lines = [form.opening + title]
        for field in fields {
            if let value = field.write(self) { lines.append(form.line(field.label, value)) }
        }
        return lines.joined(separator: "\n") + "\n---\n"
    }

    private var title: String {
        let to = message.to.isEmpty ? "all" : message.to.map(\.text).joined(separator: ", ")
        return "\(author?.text ?? "unknown") → \(to)"
    }

    private var content: String {
        switch message.content {
        case .text(let text): text
        case .parts(let parts): parts.text
        case .none: ""
        }
    }

    /// What is said, with a backslash before lines that would end the block.
    private func marked(_ form: TextForm) -> String {
        let lines = TextLines.of(content)
        guard lines.contains(where: form.needsMark) else { return content }
        return lines.map { form.needsMark($0) ? "\\" + $0 : String($0) }.joined(separator: "\n")
    }
}
