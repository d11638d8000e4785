#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The calls that the command makes on open files, repeated where a signal interrupts them.
enum Descriptor {
    static let input: Int32 = 0
    static let output: Int32 = 1
    static let error: Int32 = 2

    /// Opens what stands in for a standard file that the caller closed.
    ///
    /// Otherwise a store would get that number, and what is meant for people would land in it.
    static func fillStandardFiles() {
        for descriptor in input...error where fcntl(descriptor, F_GETFD) == -1 {
            // An output that can only be read makes writing fail, as it should: the caller has closed it.
            _ = open("/dev/null", descriptor == output ? O_RDONLY : O_RDWR)
        }
    }

    /// Writes some of the bytes; answers how many, or the error number.
    static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Result<Int, SystemError> {
        repeated {
            #if canImport(Darwin)
                Darwin.write(descriptor, bytes.baseAddress, bytes.count)
            #else
                Glibc.write(descriptor, bytes.baseAddress, bytes.count)
            #endif
        }
    }

    /// Reads up to the buffer's length; answers how many, 0 at the end, or the error number.
    static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Result<Int, SystemError> {
        repeated {
            #if canImport(Darwin)
                Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
        }
    }

    /// Whether a file is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The columns of the terminal that a file is, if it says so.
    static func columns(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    private static func repeated(_ call: () -> Int) -> Result<Int, SystemError> {
        while true {
            let count = call()
            if count >= 0 { return .success(count) }
            if errno != EINTR { return .failure(SystemError(number: errno)) }
        }
    }
}

/// An error number of the operating system.
struct SystemError: Error {
    let number: Int32

    /// Whether the reader of a pipe has gone.
    var isClosedPipe: Bool { number == EPIPE }

    /// The system's own words for it.
    var words: String { String(cString: strerror(number)) }
}
