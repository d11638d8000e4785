#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The pipe through which writers tell of their receipts.
final class ReceiptPipe {
    /// Where the writers write.
    let input: Int32
    private let output: Int32
    private var rest: [UInt8] = []
    private var isInputOpen = true
    /// Whether no writer is left that could say anything.
    private(set) var isOver = false

    init() {
        var ends: [Int32] = [0, 0]
        precondition(pipe(&ends) == 0, "there is no pipe")
        output = ends[0]
        input = ends[1]
    }

    deinit {
        close(output)
        closeInput()
    }

    /// Leaves the input to the writers alone, so that their end shows.
    func closeInput() {
        if isInputOpen { close(input) }
        isInputOpen = false
    }

    /// The next lines; none where the writers said nothing for that long.
    func lines(waiting milliseconds: Int32) -> [String] {
        var status = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard poll(&status, 1, milliseconds) == 1 else { return [] }
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, read(output, buffer.baseAddress, buffer.count))
        }
        isOver = bytes.isEmpty
        let lines = (rest + bytes).split(separator: 0x0A, omittingEmptySubsequences: false)
        rest = Array(lines.last ?? [])
        return lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
    }

    /// All lines of writers that are gone.
    func remainingLines() -> [String] {
        var all: [String] = []
        while case let lines = lines(waiting: 0), !lines.isEmpty { all += lines }
        return all
    }
}
