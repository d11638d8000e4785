import Multichat
import MultichatFiles
import TestSupport
import Testing

struct LineReaderTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test(arguments: ["", "\n", "a", "a\n", "\n\n", "a\nb", "a\n\nb\n", "\na", "one\ntwo\nthree\n"])
    func bothDirectionsAnswerEveryLine(text: String) throws {
        let file = try directory.file("a", Array(text.utf8))
        let expected = KeptLine.lines(of: Array(text.utf8))
        #expect(try KeptLine.forward(file) == expected)
        #expect(try KeptLine.backward(file) == expected)
    }

    /// Lines whose newline falls on, before and behind the ends of chunks, and lines of several chunks.
    @Test func linesAroundTheChunksEnds() throws {
        for count in [Line.chunk / 2, Line.chunk - 2, Line.chunk - 1, Line.chunk, Line.chunk + 1, 5 * Line.chunk + 3] {
            var content = Array(repeating: UInt8(ascii: "x"), count: count) + [0x0A]
            content += Array("short\n\n".utf8)
            content += Array(repeating: UInt8(ascii: "y"), count: count)
            let file = try directory.file("\(count)", content)
            let expected = KeptLine.lines(of: content)
            #expect(try KeptLine.forward(file) == expected)
            #expect(try KeptLine.backward(file) == expected)
        }
    }

    @Test(arguments: [1, 2, 3, 4])
    func randomFiles(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var content: [UInt8] = []
        for _ in 0..<Int.random(in: 20...80, using: &random) {
            let isLong = Int.random(in: 0..<30, using: &random) == 0
            let count = Int.random(in: 0...(isLong ? 400_000 : 2000), using: &random)
            content += Array(repeating: UInt8.random(in: 11...255, using: &random), count: count)
            content.append(0x0A)
        }
        content.removeLast(Int.random(in: 0...1, using: &random))
        let file = try directory.file("a", content)
        let expected = KeptLine.lines(of: content)
        #expect(try KeptLine.forward(file) == expected)
        #expect(try KeptLine.backward(file) == expected)

        let middle = expected[expected.count / 2].offset
        #expect(try KeptLine.forward(file, from: middle) == KeptLine.lines(of: content, from: middle))
        #expect(try KeptLine.backward(file, from: middle) == KeptLine.lines(of: content, from: middle))
        #expect(try KeptLine.forward(file, to: middle) == KeptLine.lines(of: Array(content[..<middle])))
        #expect(try KeptLine.backward(file, to: middle) == KeptLine.lines(of: Array(content[..<middle])))
    }

    @Test func whatWasAppendedSinceIsReadOn() throws {
        let file = try directory.file("a", Array("one\n".utf8))
        let reader = LineReader(file)
        #expect(try reader.next().map(KeptLine.init)?.bytes == Array("one".utf8))
        #expect(try reader.next() == nil)
        try file.append("two\n")
        #expect(try reader.next().map(KeptLine.init) == KeptLine(4, Array("two".utf8), true))
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
