import Multichat
import MultichatRedisSupport

/// How the index of entry ids names an id: a UUID by its 16 bytes, and any other by its text.
///
/// A text of 16 bytes has a NUL in front, which no text has, so that it can't be taken for a UUID.
enum EntryField {
    static func add(_ id: EntryID, to command: inout Command) {
        if let (high, low) = UUIDv7.bits(id.text) {
            withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { command.append($0) }
        } else if id.text.utf8.count == 16 {
            command.append([0] + Array(id.text.utf8))
        } else {
            command.append(id.text)
        }
    }
}
