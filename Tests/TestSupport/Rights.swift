#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Gives up the rights of root, to whom no file is forbidden; in a process of its own, as an exit test has.
package enum Rights {
    /// The user without rights.
    package static let nobody: UInt32 = 65534

    /// Becomes that user, if the process is root's.
    package static func drop() {
        if geteuid() == 0 { precondition(setuid(nobody) == 0) }
    }
}
