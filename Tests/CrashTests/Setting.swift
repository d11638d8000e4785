#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Numbers that the environment may set.
enum Setting {
    static func number(_ name: String, _ standard: Int) -> Int {
        getenv(name).flatMap { Int(String(cString: $0)) } ?? standard
    }
}
