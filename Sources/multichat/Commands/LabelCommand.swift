import Multichat

/// `label`: labels of a session.
enum LabelCommand {
    private static let labels = Positional("K=V", "a label to set, or K= to take it away").with {
        $0.repeats = true
        $0.mark = "="
    }

    static let command = Command("label", "set or take away labels of a session", in: .session, action: run).with {
        $0.details = "K=V sets a label, K= takes it away; other labels stay as they are."
        $0.positionals = [.session, labels]
        $0.options = [.author]
        $0.examples = ["label release team=core stage=beta", "label release stage="]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var change = SessionChange()
        for text in call.words(labels) {
            let (name, value) = try Label.parse(text)
            guard change.labels.updateValue(value.isEmpty ? nil : value, forKey: name) == nil else {
                throw UsageError("The label \(Quoted.word(name)) is given twice.")
            }
        }
        let author = try call.agent()
        try call.show(ReceiptResult(try call.chat().set(change, by: author)))
        return .success
    }
}
