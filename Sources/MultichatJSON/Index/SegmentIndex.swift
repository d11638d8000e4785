import Multichat
import MultichatFiles

/// The derived file beside a sealed segment: offsets, ids, keys, and the session's state at its end.
///
/// It holds nothing that the segment doesn't tell, so one that is missing, damaged or of another version is made again.
/// A header of fixed size says where the sections lie; each has a checksum of its own, so that only what is needed is
/// read.
struct SegmentIndex {
    /// The parts of the file, in their order.
    enum Section: Int, CaseIterable {
        /// The state of the session behind the segment, as JSON.
        case state
        /// The words of the filter over ids and keys.
        case bloom
        /// The offset of each line.
        case offsets
        /// The ids' fingerprints, ascending, each with its sequence.
        case ids
        /// The keys, ascending, each with the places of its entries.
        case keys
    }

    /// The first sequence of the segment.
    let first: Int
    /// The number of its entries.
    let count: Int
    /// Its length in bytes.
    let bytes: Int
    private let file: File
    private let extents: [(offset: Int, count: Int, checksum: UInt32)]

    private static let magic: UInt64 = 0x3158_4449_5443_4D4A
    private static let headerBytes = 32 + Section.allCases.count * 24 + 8

    /// Opens an index; `nil` where there is none that can be used.
    init?(_ path: String) {
        guard let file = try? File(path, .read), let header = try? file.read(Self.headerBytes, at: 0),
            header.count == Self.headerBytes
        else { return nil }
        var reader = ByteReader(header)
        guard reader.next(UInt64.self) == Self.magic else { return nil }
        first = reader.next(Int.self)
        count = reader.next(Int.self)
        bytes = reader.next(Int.self)
        extents = Section.allCases.map { _ in
            (reader.next(Int.self), reader.next(Int.self), UInt32(truncatingIfNeeded: reader.next(UInt64.self)))
        }
        guard UInt64(Self.checksum(header.dropLast(8))) == reader.next(UInt64.self) else { return nil }
        self.file = file
    }

    /// The bytes of a section, or `nil` where they are damaged.
    func section(_ section: Section) -> [UInt8]? {
        let extent = extents[section.rawValue]
        guard let content = try? file.read(extent.count, at: extent.offset), content.count == extent.count,
            Self.checksum(content[...]) == extent.checksum
        else { return nil }
        return content
    }

    /// Whether a section holds nothing.
    func isEmpty(_ section: Section) -> Bool { extents[section.rawValue].count == 0 }

    /// The content of the index of a segment that is complete.
    static func content(_ map: SegmentMap, _ state: SessionState) -> [UInt8] {
        let sections = Section.allCases.map { section($0, map, state) }
        var header = ByteWriter()
        header.add(magic)
        header.add(map.first)
        header.add(map.count)
        header.add(map.end)
        var offset = headerBytes
        for section in sections {
            header.add(offset)
            header.add(section.count)
            header.add(UInt64(checksum(section[...])))
            offset += section.count
        }
        header.add(UInt64(checksum(header.bytes[...])))
        return sections.reduce(into: header.bytes) { $0 += $1 }
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.withUnsafeBytes(CRC32C.checksum) }

    private static func section(_ section: Section, _ map: SegmentMap, _ state: SessionState) -> [UInt8] {
        var bytes = ByteWriter()
        switch section {
        case .state:
            var text = JSONWriter(capacity: 1024)
            StateText.write(state, to: &text)
            return text.bytes
        case .bloom: bytes.add(map.bloom.words)
        case .offsets: for offset in map.offsets.known { bytes.add(offset) }
        case .ids:
            for id in map.ids.sorted {
                bytes.add(id.fingerprint)
                bytes.add(id.sequence)
            }
        case .keys: KeyTable.write(map.keys, to: &bytes)
        }
        return bytes.bytes
    }
}

extension SegmentIndex {
    /// The session's state behind the segment.
    var state: SessionState? {
        section(.state).flatMap { StateText.read(JSONValue(JSON(unchecked: String(decoding: $0, as: UTF8.self)))) }
    }

    /// The filter over ids and keys.
    var bloom: BloomFilter? { section(.bloom).flatMap { BloomFilter(words: [UInt64](words: $0)) } }

    /// The offset of each line.
    var offsets: LineOffsets? {
        section(.offsets).map { LineOffsets([UInt64](words: $0).map { Int(bitPattern: UInt($0)) }) }
    }

    /// The sequences of the entries whose id may have a fingerprint.
    func candidates(_ fingerprint: UInt64) -> [Int]? {
        guard let words = section(.ids).map({ [UInt64](words: $0) }) else { return nil }
        var low = 0
        var high = words.count / 2
        while low < high {
            let middle = (low + high) / 2
            if words[middle * 2] < fingerprint { low = middle + 1 } else { high = middle }
        }
        var found: [Int] = []
        while low < words.count / 2, words[low * 2] == fingerprint {
            found.append(Int(words[low * 2 + 1]))
            low += 1
        }
        return found
    }
}
