import Multichat

extension Receipt {
    /// Writes what the one that waits for the receipt doesn't know.
    func write(to letter: inout LetterWriter) {
        letter.write(first)
        letter.write(duplicate ? 1 : 0)
        letter.write(head.sequence)
        head.chain.withBytes { letter.write($0) }
    }

    /// Reads the receipt of an append.
    init(_ letter: inout LetterReader, of append: Append) throws {
        let first = try letter.number()
        let duplicate = try letter.number() != 0
        let sequence = try letter.number()
        guard let chain = try letter.take(32, { Digest($0) }) else { throw LetterReader.Fault() }
        self.init(
            session: append.session, first: first, head: Head(sequence: sequence, chain: chain), duplicate: duplicate,
            ids: append.drafts.map(\.id))
    }
}
