import Multichat
import MultichatRedisSupport

/// Entries that are to be added to a log, and what the session is then.
struct LogWrite {
    let entries: [Entry]
    /// The session behind the entries.
    let state: SessionState
    /// The session as the writer knows it.
    let record: SessionRecord
    /// The time by the store's clock.
    let now: Timestamp
    /// Whether the session is to be marked as one that a durable store doesn't have yet.
    var isUnflushed = false
    /// Whether the life of the keys is left as it is.
    var isLasting = false

    /// What entries erase, where they do: those entries of the log without their bodies.
    var erased: [Entry]?

    /// What the session's hash says behind the entries.
    var after: SessionRecord {
        var after = record
        after.state = state
        if isChanging { after.stamp = SessionRecord.stamp(SessionRecord.text(state)) }
        return after
    }

    /// Whether the session itself changes, not only its log.
    var isChanging: Bool { record.state.session.version != state.session.version }

    /// The room that the entries take in a command.
    var size: Int { entries.reduce(768) { $0 + $1.body.text.utf8.count + 256 } }

    /// The command that stores them where the log stands as the writer knows it, whatever they are.
    func command(_ keys: SessionKeys, after: SessionRecord) -> Command {
        var command = script.command(keys: keys.all.count, capacity: size)
        command.append(keys.all)
        let (old, new) = (record.state.session, state.session)
        command.append(record.mark.bytes)
        command.append(after.mark.bytes)
        command.append(isChanging ? SessionRecord.text(state) : "")
        command.append(isLasting ? "=" : SessionLife.change(from: old, to: new, at: now))
        command.append(Int(-new.updatedAt.microseconds))
        command.append(Int(new.createdAt.microseconds))
        command.append(keys.member)
        command.append(isUnflushed ? "u" : "")
        command.append(entries.count)
        for entry in entries {
            EntryField.add(entry.id, to: &command)
            command.append(entry.sequence)
        }
        for entry in entries { EntryRecord(entry).add(to: &command, withPlace: true) }
        command.append(old.head.sequence)
        if erased != nil { command.append(entries.count { $0.key != nil }) }
        for entry in entries {
            if let key = entry.key { command.append(KeyMember.name(key, entry.sequence)) }
        }
        for entry in erased ?? [] {
            command.append(entry.sequence - 1)
            EntryRecord(entry).add(to: &command, withPlace: true)
        }
        return command
    }

    /// The script of ``command(_:after:)``.
    var script: Script { erased == nil ? AppendScript.expected : AppendScript.erasing }

    /// The command that stores them wherever the log stands, which ``canRace`` must allow.
    ///
    /// - Parameter digests: those of the entries.
    func racing(_ keys: SessionKeys, _ expectations: RaceExpectations, digests: [Digest]) -> Command {
        var command = AppendScript.racing.command(keys: keys.all.count, capacity: size + 40 * digests.count)
        command.append(keys.all)
        command.append(record.token)
        command.append(record.state.session.version)
        command.append(Int(record.stamp))
        command.append(Int(latest.microseconds))
        command.append(SessionLife.change(of: state.session, at: now))
        expectations.add(to: &command)
        command.append(Int(state.session.createdAt.microseconds))
        command.append(keys.member)
        command.append(isUnflushed ? "u" : "")
        command.append(entries.count)
        for entry in entries { EntryField.add(entry.id, to: &command) }
        for entry in entries { EntryRecord(entry).add(to: &command, withPlace: false) }
        for digest in digests { digest.withBytes { command.append($0) } }
        for (position, entry) in entries.enumerated() {
            guard let key = entry.key else { continue }
            command.append(position)
            command.append(key.text)
        }
        return command
    }

    /// Whether the server can place the entries itself.
    var canRace: Bool { !isChanging && erased == nil && latest.microseconds.magnitude < 1 << 53 }

    private var latest: Timestamp { entries.reduce(entries[0].time) { max($0, $1.time) } }
}

/// What an append expects that a script can check by the mark of the log.
struct RaceExpectations {
    private var heads: (least: Int?, most: Int?)
    private var fences: (least: Int?, most: Int?)

    /// `nil` where there is an expectation that the script can't check.
    init?(_ expectations: [Expectation]) {
        for expectation in expectations {
            switch expectation {
            case .head(let head):
                heads = (max(heads.least ?? head, head), min(heads.most ?? head, head))
            case .notBehind(let least): heads.least = max(heads.least ?? least, least)
            case .fence(let fence):
                fences = (min(fences.least ?? fence, fence), max(fences.most ?? fence, fence))
            case .newest: return nil
            }
        }
    }

    func add(to command: inout Command) {
        for number in [heads.least, heads.most, fences.least, fences.most] {
            command.append(number.map { String($0) } ?? "")
        }
    }
}
