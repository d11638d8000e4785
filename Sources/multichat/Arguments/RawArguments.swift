/// The words of the command line as the system handed them over.
enum RawArguments {
    /// All words behind the program's name.
    ///
    /// - Throws: ``UsageError`` for a word that isn't UTF-8: repaired, it would name something else.
    static func all() throws -> [String] {
        var words: [String] = []
        for place in 1..<max(1, Int(CommandLine.argc)) {
            guard let pointer = CommandLine.unsafeArgv[place] else { break }
            guard let word = String(validatingCString: pointer) else {
                let bytes = UnsafeBufferPointer(start: pointer, count: length(pointer))
                throw UsageError(
                    "Argument \(place), `\(Self.visible(bytes))`, is not valid UTF-8.",
                    hint: "Ids, keys and texts are UTF-8; check the terminal's encoding.")
            }
            words.append(word)
        }
        return words
    }

    /// Whether JSON is asked for, also on a command line that can't be understood.
    static func wantsJSON() -> Bool {
        for place in 1..<max(1, Int(CommandLine.argc)) {
            guard let pointer = CommandLine.unsafeArgv[place], let word = String(validatingCString: pointer) else {
                continue
            }
            if word == "--" { return false }
            if word == "--json" { return true }
        }
        return false
    }

    private static func length(_ pointer: UnsafePointer<CChar>) -> Int {
        var count = 0
        while pointer[count] != 0 { count += 1 }
        return count
    }

    /// The bytes with those outside printable ASCII as `\xHH`.
    private static func visible(_ bytes: UnsafeBufferPointer<CChar>) -> String {
        var text = ""
        for byte in bytes.prefix(60).map(UInt8.init(bitPattern:)) {
            if (0x20..<0x7F).contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text
    }
}
