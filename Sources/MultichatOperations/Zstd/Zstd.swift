import CZstd
import Multichat

/// What writer and reader of compressed files share.
enum Zstd {
    /// What a frame begins with that readers skip.
    static let skippableMagic: UInt32 = 0x184D_2A50

    static let noMemory = MultichatError(
        .unavailable, "There is no memory to compress with.", hint: "Close other programs.", retry: .later)

    /// Answers a size, or throws where it is an error.
    static func check(_ result: Int) throws -> Int {
        guard ZSTD_isError(result) == 0 else {
            throw MultichatError(
                .damaged, "The compressed data isn't as it was written: \(String(cString: ZSTD_getErrorName(result))).")
        }
        return result
    }
}
