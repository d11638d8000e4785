import CHiredis
import Testing

@testable import MultichatRedisSupport

@Suite struct CommandTests {
    @Test(arguments: [
        ["PING"], ["SET", "a", ""], ["X", "é\r\n$3", "*", "-1"], ["EVALSHA", String(repeating: "x", count: 70_000)],
    ])
    func isFormattedAsHiredisDoes(_ words: [String]) {
        var command = Command(capacity: 10)
        for word in words { command.append(word) }
        var output: [UInt8] = [7]
        command.write(to: &output)
        #expect(Array(output.dropFirst()) == formatted(words.map { Array($0.utf8) }))
        #expect(output[0] == 7)
    }

    @Test(arguments: [0, 7, 10, -1, 1_234_567_890, .max, .min])
    func numbersAreDecimal(_ number: Int) {
        var command = Command("INCRBY", "a")
        command.append(number)
        var expected = Command("INCRBY", "a")
        expected.append(String(number))
        #expect(command.body == expected.body)
        #expect(command.count == 3)
    }

    /// What hiredis makes of the words.
    private func formatted(_ words: [[UInt8]]) -> [UInt8] {
        let pointers = words.map { word in
            let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: word.count + 1)
            for (index, byte) in word.enumerated() { copy[index] = CChar(bitPattern: byte) }
            return copy
        }
        defer { for pointer in pointers { pointer.deallocate() } }
        var arguments: [UnsafePointer<CChar>?] = pointers.map { UnsafePointer($0.baseAddress) }
        let lengths = words.map(\.count)
        var target: UnsafeMutablePointer<CChar>?
        let count = redisFormatCommandArgv(&target, Int32(words.count), &arguments, lengths)
        defer { redisFreeCommand(target) }
        return UnsafeRawBufferPointer(start: target, count: Int(count)).map { $0 }
    }
}
