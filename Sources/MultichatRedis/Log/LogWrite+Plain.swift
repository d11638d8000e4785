import Multichat
import MultichatRedisSupport

extension LogWrite {
    /// The command of the script for most appends; `nil` where this is no such append.
    func plainCommand(_ keys: SessionKeys, after: SessionRecord) -> Command? {
        guard let plain = keys.plain, isPlain else { return nil }
        let names = isUnflushed ? plain.unflushed : plain.flushed
        var command = PlainAppendScript.script.command(keys: names.count, capacity: size)
        command.append(names)
        command.append(record.mark.bytes)
        command.append(after.mark.bytes)
        command.append(Int(-state.session.updatedAt.microseconds))
        command.append(keys.member)
        for entry in entries {
            EntryField.add(entry.id, to: &command)
            command.append(entry.sequence)
        }
        for entry in entries { EntryRecord(entry).add(to: &command, withPlace: true) }
        return command
    }

    /// Whether only the log grows: no entry has a key, and the life of the session's keys stays as it is.
    private var isPlain: Bool {
        guard !isChanging, erased == nil, (1...PlainAppendScript.limit).contains(entries.count) else { return false }
        let lives = record.state.session.expiry == nil && state.session.expiry == nil
        return (isUnflushed || lives) && entries.allSatisfy { $0.key == nil }
    }
}
