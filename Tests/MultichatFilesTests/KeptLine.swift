import MultichatFiles
import TestSupport
import Testing

/// A line as a value that outlives its reader's buffer.
struct KeptLine: Equatable {
    var offset: Int
    var bytes: [UInt8]
    var isTerminated: Bool

    init(_ line: Line) { (offset, bytes, isTerminated) = (line.offset, Array(line.bytes), line.isTerminated) }

    init(_ offset: Int, _ bytes: [UInt8], _ isTerminated: Bool) {
        (self.offset, self.bytes, self.isTerminated) = (offset, bytes, isTerminated)
    }

    /// What a reader should answer, found in the plainest way.
    static func lines(of content: [UInt8], from start: Int = 0) -> [KeptLine] {
        var lines: [KeptLine] = []
        var begin = start
        for (place, byte) in content.enumerated() where byte == 0x0A && place >= start {
            lines.append(KeptLine(begin, Array(content[begin..<place]), true))
            begin = place + 1
        }
        if begin < content.count { lines.append(KeptLine(begin, Array(content[begin...]), false)) }
        return lines
    }

    /// What a reader answers.
    static func forward(_ file: File, from start: Int = 0, to end: Int = .max) throws -> [KeptLine] {
        let reader = LineReader(file, from: start, to: end)
        var lines: [KeptLine] = []
        while let line = try reader.next() {
            lines.append(KeptLine(line))
            #expect(line.end == reader.offset)
        }
        #expect(try reader.next() == nil)
        return lines
    }

    /// What a backward reader answers, in the file's order.
    static func backward(_ file: File, from start: Int = 0, to end: Int? = nil) throws -> [KeptLine] {
        let reader = try BackwardLineReader(file, from: start, to: end)
        var lines: [KeptLine] = []
        while let line = try reader.next() { lines.append(KeptLine(line)) }
        #expect(try reader.next() == nil)
        return lines.reversed()
    }
}
