#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How often each fault is brought about: `MULTICHAT_FAULT_ROUNDS`, or once.
package enum FaultRounds {
    package static let all = Array(
        1...max(1, getenv("MULTICHAT_FAULT_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 1))
}
