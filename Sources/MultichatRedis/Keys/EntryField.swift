import Multichat
import MultichatRedisSupport

/// How a session's hash names an entry id: a UUID by its 16 bytes, and any other by a NUL and its text.
///
/// So neither can be taken for a field such as `log`, nor, with a second NUL where it had 16 bytes, for a UUID: no text
/// has a NUL.
enum EntryField {
    static func add(_ id: EntryID, to command: inout Command) {
        if let (high, low) = UUIDv7.bits(id.text) {
            withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { command.append($0) }
            return
        }
        let nulls = id.text.utf8.count == 15 ? 2 : 1
        command.append(size: nulls + id.text.utf8.count) { output in
            for _ in 0..<nulls { output.append(0) }
            output.append(contentsOf: id.text.utf8)
        }
    }
}
