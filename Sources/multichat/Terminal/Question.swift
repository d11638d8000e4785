/// A question to a person.
enum Question {
    /// Asks, and answers whether the answer was yes.
    static func ask(_ text: String) throws -> Bool {
        let prompt = Output(Descriptor.error)
        prompt.text(Printable.text(text) + " [y/N] ")
        try prompt.flush()
        let answer = readLine()?.lowercased() ?? ""
        return answer == "y" || answer == "yes"
    }
}
