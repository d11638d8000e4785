import Multichat
import MultichatRedisSupport

extension RedisLog {
    /// The most entries that are read at once to be erased.
    private static let slice = 500

    /// The entries of the log that new ones say to be erased, without their bodies; what is erased already is left out.
    func erased(by new: [Entry]) throws -> [Entry] {
        guard let first = new.first?.sequence, first > 1 else { return [] }
        let chainer = Chainer()
        var erased: [Entry] = []
        for range in try new.erasures.flatMap({ $0.clamped(to: 1...first - 1).ranges }) {
            for low in stride(from: range.lowerBound, through: range.upperBound, by: Self.slice) {
                let part = low...min(low + Self.slice - 1, range.upperBound)
                for var entry in try entries(part) where !entry.isErased {
                    entry.erase(chainer)
                    erased.append(entry)
                }
            }
        }
        return erased
    }

    private func entries(_ range: ClosedRange<Int>) throws -> [Entry] {
        let slice = LogSlice(range, newestFirst: false, count: range.count)
        return try slice.entries(client.send(slice.command(keys), key: keys.session), session)
    }
}

extension [Entry] {
    /// The entries, without the bodies of those that others among them say to be erased.
    func erasing() throws -> [Entry] {
        guard let first = first?.sequence, let last = last?.sequence else { return self }
        let chainer = Chainer()
        var entries = self
        for sequence in try erasures.flatMap({ $0.clamped(to: first...last).ranges.joined() }) {
            if !entries[sequence - first].isErased { entries[sequence - first].erase(chainer) }
        }
        return entries
    }
}
