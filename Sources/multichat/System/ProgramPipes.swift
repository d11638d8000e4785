import Multichat

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The two pipes to and from a program.
final class ProgramPipes {
    /// The ends that the program gets.
    let childInput: Int32
    let childOutput: Int32
    private var input: Int32
    private let output: Int32
    private var areChildEndsOpen = true

    /// Opens the pipes; none of their ends is for other programs that this one may start.
    init(_ name: String) throws {
        var ends: [Int32] = [-1, -1, -1, -1]
        let isOpen = ends.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return false }
            return pipe(start) == 0 && pipe(start + 2) == 0
        }
        guard isOpen else {
            let words = SystemError(number: errno).words
            for end in ends where end >= 0 { close(end) }
            throw MultichatError(.io, "The program \(Quoted.word(name)) can't be run: \(words).")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (childInput, input, output, childOutput) = (ends[0], ends[1], ends[2], ends[3])
        // Only so much is written as the program takes at once, so that its answer is read meanwhile.
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
    }

    deinit {
        closeInput()
        closeChildEnds()
        close(output)
    }

    /// Closes the ends that the program has, so that its end shows.
    func closeChildEnds() {
        guard areChildEndsOpen else { return }
        areChildEndsOpen = false
        close(childInput)
        close(childOutput)
    }

    /// Ends what the program reads.
    func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Waits until the program takes or gives something, or the time is up.
    func wait(milliseconds: Int32) throws -> (canWrite: Bool, canRead: Bool) {
        var polls = [
            pollfd(fd: output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
        ]
        // A descriptor below zero is passed over.
        let count = poll(&polls, 2, milliseconds)
        guard count >= 0 || errno == EINTR else {
            throw MultichatError(.io, "A program can't be waited for: \(SystemError(number: errno).words).")
        }
        return count > 0 ? (polls[1].revents != 0, polls[0].revents != 0) : (false, false)
    }

    /// Writes some bytes; answers how many. A program that doesn't want to read all of its input may leave it.
    func write(_ bytes: ArraySlice<UInt8>) -> Int {
        switch bytes.withUnsafeBytes({ Descriptor.write(input, $0) }) {
        case .success(let count): return count
        case .failure(let error): return error.number == EAGAIN ? 0 : bytes.count
        }
    }

    /// Reads some bytes; `nil` at the end.
    func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        guard case .success(let count) = buffer.withUnsafeMutableBytes({ Descriptor.read(output, into: $0) }), count > 0
        else { return nil }
        return Array(buffer[..<count])
    }
}
