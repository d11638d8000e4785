import CHiredis

/// A reply of a server, or a part of one: it lends what hiredis has parsed and copies only what is asked for.
public struct Reply: Sendable {
    /// What a reply is, with the numbers that hiredis gives.
    public enum Kind: Int32, Sendable {
        /// Bytes of any length.
        case string = 1
        /// A short word, such as `OK`.
        case status = 5
        /// A whole number.
        case integer = 3
        /// Other replies, in order.
        case array = 2
        /// Nothing.
        case null = 4
        /// The server's refusal.
        case error = 6
    }

    /// Keeps the whole reply alive.
    private let tree: ReplyTree
    // Nobody changes a parsed reply, so threads may share it.
    private nonisolated(unsafe) let node: UnsafePointer<redisReply>

    /// Takes over a reply that hiredis has parsed.
    init(owning root: UnsafeMutablePointer<redisReply>) {
        tree = ReplyTree(root)
        node = UnsafePointer(root)
    }

    private init(_ tree: ReplyTree, _ node: UnsafePointer<redisReply>) {
        self.tree = tree
        self.node = node
    }

    /// What it is.
    public var kind: Kind { Kind(rawValue: node.pointee.type) ?? .null }

    /// Whether it is nothing.
    public var isNull: Bool { node.pointee.type == REDIS_REPLY_NIL }

    /// The number, of an integer.
    public var integer: Int? { node.pointee.type == REDIS_REPLY_INTEGER ? Int(node.pointee.integer) : nil }

    /// How many parts an array has; none for anything else.
    public var count: Int { node.pointee.type == REDIS_REPLY_ARRAY ? node.pointee.elements : 0 }

    /// The part of an array at a position below ``count``.
    public subscript(_ position: Int) -> Reply {
        precondition(position >= 0 && position < count, "the reply has fewer parts")
        return Reply(tree, UnsafePointer(node.pointee.element[position]!))
    }

    /// Lends the bytes of a string, a status or an error; they are not to be kept. Anything else has none.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(tree) {
            guard kind == .string || kind == .status || kind == .error else {
                return try body(UnsafeRawBufferPointer(start: nil, count: 0))
            }
            return try body(UnsafeRawBufferPointer(start: node.pointee.str, count: node.pointee.len))
        }
    }
}

// The C tree is never changed after it was parsed, and freed once, with the last reference.
/// Owns a parsed reply with all its parts.
private final class ReplyTree: @unchecked Sendable {
    private let root: UnsafeMutablePointer<redisReply>

    init(_ root: UnsafeMutablePointer<redisReply>) { self.root = root }

    deinit { freeReplyObject(root) }
}
