import Multichat

/// `learn`: knowledge for the brain.
enum LearnCommand {
    private static let text = Positional("TEXT", "what was learned; - or nothing reads it from the standard input").with
    {
        $0.isOptional = true
    }
    private static let title = Option("title", "TITLE", "a line about it")
    private static let kind = Option("kind", "WORD", "what sort of knowledge it is, in any word (default: learning)")
    private static let tag = Option("tag", "WORD", "a word to find it by; several may be given", repeats: true)
    private static let project = Option("project", "NAME", "the project that it is about")
    private static let source = Option("source", "SESSION:SEQ", "the session, and the entry in it, that it comes from")
    private static let confidence = Option("confidence", "NUMBER", "how sure its author is, from 0 to 1")
    private static let id = Option("id", "ID", "makes repeating safe: the same id is stored once")
    private static let revise = Option("revise", "ID", "change this learning: what isn't given stays as it is")

    static let command = Command("learn", "keep a piece of knowledge for all agents", in: .brain, action: run).with {
        $0.details = """
            It is on the disk when its id is printed. The PROGRAM of --embed gets title and text on its standard input; \
            it is split at spaces, quotes keep words together, and no shell runs it. Of a text from the standard input \
            the line break at its end is left out.
            """
        $0.positionals = [text]
        $0.options = [title, kind, tag, project, source, confidence, .author, id, revise, .embed]
        $0.examples = [
            "learn 'Checkpoint under the lock only.' --tag sqlite --author Agent-2 --source release:7",
            "learn --title 'How we release' --kind decision < report.md",
        ]
    }

    private static func run(_ call: Invocation) throws -> ExitCode {
        let author = try call.agent()
        let learningID: LearningID? = try call.id(id)
        let revised: LearningID? = try call.id(revise)
        guard learningID == nil || revised == nil else { throw UsageError("--id and --revise exclude each other.") }
        let fields = try Fields(call)
        let swarm = try call.swarm(creating: revised == nil)
        try fields.check(swarm)
        let brain = swarm.brain
        let learning: Learning
        if let revised {
            learning = try brain.revise(revised, by: author) { learning in
                if let word = call.word(text) { learning.text = try content(word, call) }
                try fields.set(&learning, call)
            }
        } else {
            let words = try content(call.word(text) ?? "-", call)
            learning = try brain.learn(words, id: learningID, by: author) { try fields.set(&$0, call) }
        }
        try call.show(LearningResult(learning, isReceipt: true))
        return .success
    }

    private static func content(_ word: String, _ call: Invocation) throws -> String {
        guard word == "-" else { return word }
        if Descriptor.isTerminal(Descriptor.input) {
            call.notes.toTerminal("Type the learning; Ctrl-D on a line of its own ends it.")
        }
        return try StandardInput.text(limit: JSONLimits.standard.bytes, field: "learning")
    }

    /// What the options say, checked before a store is opened.
    private struct Fields {
        private let confidence: Double?
        private let source: LearningSource?

        init(_ call: Invocation) throws {
            confidence = try call.value(LearnCommand.confidence).map { text in
                guard let number = Double(text), (0...1).contains(number) else {
                    throw UsageError("The value of --confidence must be a number from 0 to 1.")
                }
                return number
            }
            source = try call.value(LearnCommand.source).map(LearnCommand.source(_:))
        }

        /// The source must be an entry that is there.
        func check(_ swarm: Swarm) throws {
            guard let source, let sequence = source.sequence else { return }
            let chat = swarm.chat(source.session)
            let head = try chat.session().head.sequence
            guard sequence > head else { return }
            throw MultichatError(
                .notFound, "There is no entry \(sequence) to learn from: the head of \(chat.reference) is \(head).",
                hint: "`multichat show \(chat.id)` shows the sequences.")
        }

        func set(_ learning: inout Learning, _ call: Invocation) throws {
            learning.title = call.value(LearnCommand.title) ?? learning.title
            learning.kind = call.value(LearnCommand.kind) ?? learning.kind
            if call.has(LearnCommand.tag) { learning.tags = call.values(LearnCommand.tag) }
            learning.project = call.value(LearnCommand.project) ?? learning.project
            learning.source = source ?? learning.source
            learning.confidence = confidence ?? learning.confidence
            let words = [learning.title, learning.text].compactMap(\.self).joined(separator: "\n")
            learning.embedding = try call.embedding(of: words) ?? learning.embedding
        }
    }

    /// `SESSION:SEQ`; ids may have colons.
    private static func source(_ text: String) throws -> LearningSource {
        guard let colon = text.lastIndex(of: ":"), let sequence = Int(text[text.index(after: colon)...]), sequence > 0
        else { throw UsageError("The value of --source must be SESSION:SEQ, such as release:7.") }
        return LearningSource(try SessionID(text[..<colon]), sequence)
    }
}
