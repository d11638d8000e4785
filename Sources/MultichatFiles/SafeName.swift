import Multichat

/// Names of files and directories for arbitrary ids.
public enum SafeName {
    /// The most characters of the id that stay readable.
    static let readable = 40

    /// A name that is readable, safe on every file system, and different for different ids.
    ///
    ///     SafeName.make("agent-7: résumé")  // "agent-7__r_sum_-" and 16 hexadecimal digits
    ///
    /// Letters, digits, `.`, `_` and `-` of ASCII stay; anything else becomes `_`, as do a leading `.` and `-`; behind
    /// 40 characters it is cut. Then come `-` and the first 16 hexadecimal digits of the SHA-256 of the id's UTF-8,
    /// which tell ids apart that look alike, also where a file system ignores case or normalises Unicode. Different
    /// ids with equal names would take 2³² trials to find, so a store keeps the true id inside and compares it.
    public static func make(_ id: String) -> String {
        var name = ""
        name.reserveCapacity(readable + suffixLength)
        for scalar in id.unicodeScalars.prefix(readable) {
            let stays = isSafe(scalar) && !(name.isEmpty && (scalar == "." || scalar == "-"))
            name.unicodeScalars.append(stays ? scalar : "_")
        }
        name += name.isEmpty ? "_-" : "-"
        name += SHA256.hash(id).withBytes { Hex.string(UnsafeRawBufferPointer(rebasing: $0[..<8])) }
        return name
    }

    /// The id that a name was made for, where it stands in the name as it is; `nil` where the name doesn't tell.
    public static func id(of name: String) -> String? {
        let id = String(name.dropLast(suffixLength))
        return make(id) == name ? id : nil
    }

    /// The length of `-` and 16 digits.
    private static let suffixLength = 17

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "-": true
        default: false
        }
    }
}
