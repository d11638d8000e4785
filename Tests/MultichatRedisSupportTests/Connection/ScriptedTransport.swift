@testable import MultichatRedisSupport

/// A connection to nobody: it takes what is sent and answers what it was told.
final class ScriptedTransport: Transport {
    /// What is sent.
    private(set) var sent: [UInt8] = []
    private(set) var isClosed = false
    private var pieces: [[UInt8]]
    private let sendFault: Fault?

    /// - Parameters:
    ///   - pieces: what comes, a piece at a time; behind the last one the connection is closed.
    ///   - sendFault: what sending throws.
    init(_ pieces: [String], sendFault: Fault? = nil) {
        self.pieces = pieces.map { Array($0.utf8) }
        self.sendFault = sendFault
    }

    var isQuiet: Bool { !isClosed }

    func send(_ bytes: UnsafeRawBufferPointer, until deadline: MonotonicTime) throws(Fault) {
        if let sendFault { throw sendFault }
        sent.append(contentsOf: bytes)
    }

    func receive(into buffer: UnsafeMutableRawBufferPointer, until deadline: MonotonicTime) throws(Fault) -> Int {
        guard !pieces.isEmpty else { throw Fault(.lost, "it closed the connection") }
        let piece = pieces.removeFirst()
        buffer.copyBytes(from: piece)
        return piece.count
    }

    func interrupt() { pieces = [] }

    func close() { isClosed = true }
}
