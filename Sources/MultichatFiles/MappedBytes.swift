import CMultichatShims
import Multichat

/// The first bytes of a file in memory, shared by all processes that map it.
///
/// What is stored there outlives the process at once, without a system call, and a power cut only when the system
/// happens to have written it. Who maps a file sees to it that nobody cuts it.
///
/// Unchecked Sendable: the address doesn't change, and whoever stores holds the owner's lock.
public final class MappedBytes: @unchecked Sendable {
    private let bytes: UnsafeMutableRawBufferPointer

    /// Maps a file, which is lengthened with zeros where it is shorter.
    ///
    /// - Throws: ``MultichatError`` with the code `io`, or `permission` where the file is open for reading alone.
    public init(_ file: File, count: Int) throws {
        let size = try file.size
        if size < count {
            // Written, not only lengthened: where a hole can't be filled, a store to it would end the process.
            let zeros = [UInt8](repeating: 0, count: count - size)
            try zeros.withUnsafeBytes { try file.write($0, at: size) }
            try file.sync()
        }
        let address = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, file.descriptor, 0)
        guard let address, address != multichat_map_failed() else {
            throw MultichatError.system(multichat_errno(), "map", file.path)
        }
        bytes = UnsafeMutableRawBufferPointer(start: address, count: count)
    }

    /// Maps the beginning of a file, which has so many bytes, for reading.
    public init(reading file: File, count: Int) throws {
        let address = mmap(nil, count, PROT_READ, MAP_SHARED, file.descriptor, 0)
        guard let address, address != multichat_map_failed() else {
            throw MultichatError.system(multichat_errno(), "map", file.path)
        }
        bytes = UnsafeMutableRawBufferPointer(start: address, count: count)
    }

    /// Reads eight bytes as a number, as the processor has them.
    public func word(at offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }

    /// The memory itself, for those who agree on its use by atomic values.
    var memory: UnsafeMutableRawBufferPointer { bytes }

    deinit { munmap(bytes.baseAddress, bytes.count) }

    /// Copies bytes to the beginning.
    public func store(_ source: UnsafeRawBufferPointer) { bytes.copyMemory(from: source) }

    /// Makes all of it zeros.
    public func clear() { _ = bytes.initializeMemory(as: UInt8.self, repeating: 0) }
}
