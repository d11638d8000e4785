/// Labels on the command line.
enum Label {
    /// The name and value of `K=V`.
    static func parse(_ text: String) throws -> (name: String, value: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw UsageError("The label \(Quoted.word(text)) is not of the form K=V.")
        }
        return (String(parts[0]), String(parts[1]))
    }
}
