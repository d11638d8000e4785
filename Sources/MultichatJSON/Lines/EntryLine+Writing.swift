import Multichat

/// Writes entries as lines of a log into one buffer.
struct EntryLineWriter {
    private(set) var writer: JSONWriter
    private var times = LineTime()
    /// Where each line begins in the buffer.
    private(set) var starts: [Int] = []

    init(capacity: Int) { writer = JSONWriter(capacity: capacity) }

    /// Writes the lines of one batch.
    ///
    /// - Parameters:
    ///   - entries: the batch.
    ///   - fences: the fences that appends of the batch presented, by the sequence of their last entry.
    mutating func write(_ entries: [Entry], fences: [Int: Int]) {
        starts.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            write(entry, LinePlace(place: index + 1, batch: entries.count, fence: fences[entry.sequence]))
        }
    }

    /// Writes a line.
    mutating func write(_ entry: Entry, _ place: LinePlace) {
        let start = writer.bytes.count
        starts.append(start)
        writer.raw("{\"sequence\":")
        writer.integer(entry.sequence)
        if place.batch > 1 { write(place: place.place, of: place.batch) }
        write(entry)
        if let fence = place.fence {
            writer.raw(",\"fence\":")
            writer.integer(fence)
        }
        write(entry.seal)
        writer.raw(",\"chain\":")
        write(hex: entry.chain.withBytes { Array($0) })
        writer.raw(",\"body\":")
        writer.json(entry.body)
        SealedText.seal(&writer, from: start)
        writer.raw("\n")
    }

    /// Writes a line that is known, as it is.
    mutating func copy(_ line: UnsafeRawBufferPointer) {
        starts.append(writer.bytes.count)
        writer.bytes.append(contentsOf: line)
        writer.raw("\n")
    }

    private mutating func write(place: Int, of count: Int) {
        writer.raw(",\"batch\":[")
        writer.integer(place)
        writer.raw(",")
        writer.integer(count)
        writer.raw("]")
    }

    private mutating func write(_ entry: Entry) {
        writer.raw(",\"id\":")
        writer.string(entry.id.text)
        writer.raw(",\"kind\":")
        writer.string(entry.kind.text)
        if let key = entry.key {
            writer.raw(",\"key\":")
            writer.string(key.text)
        }
        if let author = entry.author {
            writer.raw(",\"author\":")
            writer.string(author.text)
        }
        writer.raw(",\"time\":")
        times.write(entry.time, to: &writer)
    }

    private mutating func write(_ seal: BodySeal) {
        switch seal {
        case .salted(let salt):
            writer.raw(",\"salt\":")
            write(hex: salt.withBytes { Array($0) })
        case .erased(let hash):
            writer.raw(",\"erased\":")
            write(hex: hash.withBytes { Array($0) })
        }
    }

    private mutating func write(hex bytes: [UInt8]) {
        let start = writer.bytes.count + 1
        writer.raw("\"")
        writer.bytes.append(contentsOf: repeatElement(0, count: bytes.count * 2))
        writer.bytes.withUnsafeMutableBufferPointer { buffer in
            _ = bytes.withUnsafeBytes { Hex.write($0, to: UnsafeMutableBufferPointer(rebasing: buffer[start...])) }
        }
        writer.raw("\"")
    }
}

/// What a line says besides its entry.
struct LinePlace {
    /// The place in the batch, from 1.
    var place: Int
    /// The size of the batch.
    var batch: Int
    /// The highest fence behind the entry, where it rose.
    var fence: Int?
}
