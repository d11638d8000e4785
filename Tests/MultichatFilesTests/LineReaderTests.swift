import Multichat
import Testing

@testable import MultichatFiles

/// A line as a value that outlives its reader's buffer.
private struct Kept: Equatable {
    var offset: Int
    var bytes: [UInt8]
    var isTerminated: Bool

    init(_ line: Line) { (offset, bytes, isTerminated) = (line.offset, Array(line.bytes), line.isTerminated) }

    init(_ offset: Int, _ bytes: [UInt8], _ isTerminated: Bool) {
        (self.offset, self.bytes, self.isTerminated) = (offset, bytes, isTerminated)
    }

    /// What a reader should answer, found in the plainest way.
    static func lines(of content: [UInt8], from start: Int = 0) -> [Kept] {
        var lines: [Kept] = []
        var begin = start
        for (place, byte) in content.enumerated() where byte == 0x0A && place >= start {
            lines.append(Kept(begin, Array(content[begin..<place]), true))
            begin = place + 1
        }
        if begin < content.count { lines.append(Kept(begin, Array(content[begin...]), false)) }
        return lines
    }
}

struct LineReaderTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func forward(_ file: File, from start: Int = 0, to end: Int = .max) throws -> [Kept] {
        let reader = LineReader(file, from: start, to: end)
        var lines: [Kept] = []
        while let line = try reader.next() {
            lines.append(Kept(line))
            #expect(line.end == reader.offset)
        }
        #expect(try reader.next() == nil)
        return lines
    }

    private func backward(_ file: File, from start: Int = 0, to end: Int? = nil) throws -> [Kept] {
        let reader = try BackwardLineReader(file, from: start, to: end)
        var lines: [Kept] = []
        while let line = try reader.next() { lines.append(Kept(line)) }
        #expect(try reader.next() == nil)
        return lines.reversed()
    }

    @Test(arguments: ["", "\n", "a", "a\n", "\n\n", "a\nb", "a\n\nb\n", "\na", "one\ntwo\nthree\n"])
    func bothDirectionsAnswerEveryLine(text: String) throws {
        let file = try directory.file("a", Array(text.utf8))
        let expected = Kept.lines(of: Array(text.utf8))
        #expect(try forward(file) == expected)
        #expect(try backward(file) == expected)
    }

    /// Lines whose newline falls on, before and behind the ends of chunks, and lines of several chunks.
    @Test func linesAroundTheChunksEnds() throws {
        for count in [Line.chunk / 2, Line.chunk - 2, Line.chunk - 1, Line.chunk, Line.chunk + 1, 5 * Line.chunk + 3] {
            var content = Array(repeating: UInt8(ascii: "x"), count: count) + [0x0A]
            content += Array("short\n\n".utf8)
            content += Array(repeating: UInt8(ascii: "y"), count: count)
            let file = try directory.file("\(count)", content)
            let expected = Kept.lines(of: content)
            #expect(try forward(file) == expected)
            #expect(try backward(file) == expected)
        }
    }

    @Test(arguments: [1, 2, 3, 4])
    func randomFiles(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var content: [UInt8] = []
        for _ in 0..<Int.random(in: 50...300, using: &random) {
            let isLong = Int.random(in: 0..<20, using: &random) == 0
            let count = Int.random(in: 0...(isLong ? 400_000 : 2000), using: &random)
            content += Array(repeating: UInt8.random(in: 11...255, using: &random), count: count)
            content.append(0x0A)
        }
        content.removeLast(Int.random(in: 0...1, using: &random))
        let file = try directory.file("a", content)
        let expected = Kept.lines(of: content)
        #expect(try forward(file) == expected)
        #expect(try backward(file) == expected)

        let middle = expected[expected.count / 2].offset
        #expect(try forward(file, from: middle) == Kept.lines(of: content, from: middle))
        #expect(try backward(file, from: middle) == Kept.lines(of: content, from: middle))
        #expect(try forward(file, to: middle) == Kept.lines(of: Array(content[..<middle])))
        #expect(try backward(file, to: middle) == Kept.lines(of: Array(content[..<middle])))
    }

    @Test func whatWasAppendedSinceIsReadOn() throws {
        let file = try directory.file("a", Array("one\n".utf8))
        let reader = LineReader(file)
        #expect(try reader.next().map(Kept.init)?.bytes == Array("one".utf8))
        #expect(try reader.next() == nil)
        try file.append("two\n")
        #expect(try reader.next().map(Kept.init) == Kept(4, Array("two".utf8), true))
    }

    @Test func endlessLinesAreDamage() throws {
        let file = try directory.file("a", Array(repeating: 0, count: 3 * Line.chunk))
        let error = failure { while try LineReader(file, limit: 1000).next() != nil {} }
        #expect(error?.code == .damaged)
        #expect(failure { _ = try BackwardLineReader(file, limit: 1000).next() }?.code == .damaged)
    }

    /// A line within the limit is answered whatever surrounds it.
    @Test func theLimitCountsALineAlone() throws {
        let file = try directory.file("a", Array((String(repeating: "x", count: 100) + "\n").utf8))
        #expect(try LineReader(file, limit: 100).next()?.bytes.count == 100)
        #expect(try BackwardLineReader(file, limit: 100).next()?.bytes.count == 100)
        #expect(failure { _ = try LineReader(file, limit: 99).next() }?.code == .damaged)
        #expect(failure { _ = try BackwardLineReader(file, limit: 99).next() }?.code == .damaged)
    }
}
