/// Reads and writes the values of options.
enum OptionValue {
    /// Whether a text will do as the prefix of keys: it must not open a hash tag.
    static func isPrefix(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "-_.:".utf8.contains(byte)
                }
            }
    }

    /// Sets a number, where the text is one of the range.
    static func set(_ target: inout Int, _ text: String, _ range: ClosedRange<Int>) -> Bool {
        guard let number = Int(text), range.contains(number) else { return false }
        target = number
        return true
    }

    /// Sets a time, where the text is `…ms` or `…s` and above zero.
    static func set(_ target: inout Nanoseconds, _ text: String) -> Bool {
        let unit = text.hasSuffix("ms") ? 2 : 1
        guard text.hasSuffix("s"), let number = Int64(text.dropLast(unit)), (1...86_400_000).contains(number) else {
            return false
        }
        target = unit == 2 ? .milliseconds(number) : .seconds(number)
        return true
    }

    /// A time as in a URL, unless it is the standard one.
    static func text(_ time: Nanoseconds, _ standard: Nanoseconds) -> String? {
        guard time != standard else { return nil }
        let milliseconds = time.count / 1_000_000
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
    }
}
