#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Prints a line at once, so that a long run can be followed through a pipe.
func say(_ text: String) { write(text, to: STDOUT_FILENO) }

/// Says on standard error what takes a while, or what went wrong.
func progress(_ text: String) { write(text, to: STDERR_FILENO) }

/// Ends this process.
func leave(_ status: Int32) -> Never { exit(status) }

private func write(_ text: String, to file: Int32) {
    var bytes = Array("\(text)\n".utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        bytes = bytes.dropFirst(count)
    }
}
