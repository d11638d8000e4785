import Multichat

extension Append {
    /// Writes the append for another process.
    func write(to letter: inout LetterWriter) {
        letter.write(session.namespace.text)
        letter.write(session.id.text)
        letter.write(drafts.count)
        for draft in drafts { draft.write(to: &letter) }
        letter.write(expectations.count)
        for expectation in expectations { expectation.write(to: &letter) }
    }

    /// Reads an append.
    init(_ letter: inout LetterReader) throws {
        let namespace = Namespace(unchecked: try letter.text())
        self.init(to: SessionReference(SessionID(unchecked: try letter.text()), in: namespace), [])
        for _ in 0..<(try letter.count()) { drafts.append(try Draft(&letter)) }
        for _ in 0..<(try letter.count()) { expectations.append(try Expectation(&letter)) }
    }

    /// About how many bytes it takes in a letter, and never more.
    var leastSize: Int { drafts.reduce(0) { $0 + $1.body.text.utf8.count } }
}

extension Draft {
    fileprivate func write(to letter: inout LetterWriter) {
        letter.write(id.text)
        letter.write(kind.text)
        letter.write(key?.text)
        letter.write(author?.text)
        letter.write(time == nil ? 0 : 1)
        letter.write(Int(time?.microseconds ?? 0))
        letter.write(body.text)
    }

    fileprivate init(_ letter: inout LetterReader) throws {
        self.init(id: EntryID(unchecked: try letter.text()), kind: EntryKind(unchecked: try letter.text()))
        key = try letter.optionalText().map(EntryKey.init(unchecked:))
        author = try letter.optionalText().map(AgentID.init(unchecked:))
        let isTimed = try letter.number() != 0
        let microseconds = Int64(try letter.number())
        if isTimed { time = Timestamp(microseconds: microseconds) }
        body = JSON(unchecked: try letter.text())
    }
}

extension Expectation {
    /// Writes a number for the case, a key and a number; -1 stands for no sequence.
    fileprivate func write(to letter: inout LetterWriter) {
        switch self {
        case .head(let sequence): letter.write(0, nil, sequence)
        case .newest(let key, let sequence): letter.write(1, key.text, sequence ?? -1)
        case .fence(let fence): letter.write(2, nil, fence)
        case .notBehind(let least): letter.write(3, nil, least)
        }
    }

    fileprivate init(_ letter: inout LetterReader) throws {
        let (number, key, value) = (try letter.number(), try letter.optionalText(), try letter.number())
        switch (number, key) {
        case (0, nil): self = .head(value)
        case (1, let key?): self = .newest(EntryKey(unchecked: key), value < 0 ? nil : value)
        case (2, nil): self = .fence(value)
        case (3, nil): self = .notBehind(value)
        default: throw LetterReader.Fault()
        }
    }
}

extension LetterWriter {
    fileprivate mutating func write(_ number: Int, _ text: String?, _ value: Int) {
        write(number)
        write(text)
        write(value)
    }
}
