import Multichat

/// `tour-writer`: the process that the tour kills. It stays out of sight.
enum TourWriterCommand {
    static let command = Command("tour-writer", "post for the tour until killed", in: nil, action: run).with {
        $0.positionals = [.session]
    }

    /// Tells each receipt once its message is on the disk, then what it begins to write.
    private static func run(_ call: Invocation) throws -> ExitCode {
        let chat = try call.chat()
        for line in TourScript.middle {
            try tell(.stored(TourReceipt(try chat.post(line))), call)
        }
        let minutes = (1...TourScript.minutes).map { number in
            Draft(
                id: chat.newEntryID(), kind: TourScript.minutesKind, author: "planner",
                body: JSONValue.string("Line \(number) of the minutes.").json)
        }
        try tell(.writing, call)
        try tell(.stored(TourReceipt(try chat.append(minutes))), call)
        return .success
    }

    private static func tell(_ news: TourNews, _ call: Invocation) throws {
        call.output.line(news.line)
        try call.output.flush()
    }
}

/// What a store has acknowledged: the last entry of an append.
struct TourReceipt {
    let sequence: Int
    let id: EntryID
    let chain: Digest

    init(_ receipt: Receipt) {
        sequence = receipt.last
        id = receipt.ids.last ?? ""
        chain = receipt.head.chain
    }

    /// Reads three words.
    init?(_ words: [Substring]) {
        guard words.count == 3, let sequence = Int(words[0]), let chain = Digest(hex: String(words[2])) else {
            return nil
        }
        self.sequence = sequence
        id = EntryID(unchecked: String(words[1]))
        self.chain = chain
    }

    var words: String { "\(sequence) \(id) \(chain)" }
}

/// What the second process tells the first, a line each.
enum TourNews {
    case stored(TourReceipt)
    case writing

    init?(_ line: String) {
        let words = line.split(separator: " ")
        switch words.first {
        case "writing": self = .writing
        case "stored":
            guard let receipt = TourReceipt(Array(words.dropFirst())) else { return nil }
            self = .stored(receipt)
        default: return nil
        }
    }

    var line: String {
        switch self {
        case .stored(let receipt): "stored " + receipt.words
        case .writing: "writing"
        }
    }
}
