import CHiredis

/// Turns bytes of a server into replies; the bytes may come in pieces cut anywhere.
///
/// One thread at a time may use it.
final class ReplyReader {
    /// The greatest number of parts in one array: a hostile length must not take all memory.
    static let maximumParts: Int32 = 1 << 20
    /// The greatest number of bytes that may wait for the end of a reply.
    static let maximumBytes = 1 << 30

    private let reader: UnsafeMutablePointer<redisReader>
    private let functions: UnsafeMutablePointer<redisReplyObjectFunctions>

    init() {
        guard let reader = redisReaderCreate() else { fatalError("memory is short") }
        self.reader = reader
        functions = .allocate(capacity: 1)
        functions.initialize(to: multichat_redis_functions(reader, makeArray))
        reader.pointee.fn = functions
    }

    deinit {
        redisReaderFree(reader)
        functions.deallocate()
    }

    /// Adds bytes.
    ///
    /// - Throws: ``MalformedReply`` where they are too many.
    func feed(_ bytes: UnsafeRawBufferPointer) throws(MalformedReply) {
        guard reader.pointee.len - reader.pointee.pos + bytes.count <= Self.maximumBytes else {
            throw MalformedReply(reason: "a reply is longer than 1 GiB")
        }
        let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
        guard redisReaderFeed(reader, start, bytes.count) == REDIS_OK else { throw failure }
    }

    /// The next whole reply, or `nil` until more bytes have come.
    ///
    /// - Throws: ``MalformedReply``, from then on always.
    func next() throws(MalformedReply) -> Reply? {
        var found: UnsafeMutableRawPointer?
        guard redisReaderGetReply(reader, &found) == REDIS_OK else { throw failure }
        return found.map { Reply(owning: $0.assumingMemoryBound(to: redisReply.self)) }
    }

    /// What hiredis says of the bytes.
    private var failure: MalformedReply {
        withUnsafeBytes(of: reader.pointee.errstr) { bytes in
            MalformedReply(reason: String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
        }
    }
}

/// A server's bytes are no reply.
struct MalformedReply: Error, Equatable {
    /// What is wrong with them.
    var reason: String
}

/// Makes an array of hiredis' own kind, unless it is too long.
private func makeArray(_ task: UnsafePointer<redisReadTask>?, _ count: Int32) -> UnsafeMutableRawPointer? {
    count > ReplyReader.maximumParts ? nil : ReplyFunctions.standard.createArray(task, count)
}

/// hiredis' own functions, which it hands out only with a reader.
private enum ReplyFunctions {
    static let standard: redisReplyObjectFunctions = {
        guard let reader = redisReaderCreate() else { fatalError("memory is short") }
        defer { redisReaderFree(reader) }
        return reader.pointee.fn.pointee
    }()
}
