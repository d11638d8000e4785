import Multichat
import MultichatFiles

/// Reads a write-ahead log before SQLite recovers it, and tells a torn end from damage.
///
/// SQLite drops everything behind the first invalid frame without a word. That is right for a transaction that was
/// being written when the power went, and a silent loss where a bit flipped in the middle. The scan presupposes
/// `synchronous=FULL`, and the lock of the writers; it reads the log only, and needs 15 ms or so for 64 MB.
public enum WALScanner {
    /// The most bytes of the database's first page that are answered: its header and that of the B-tree in it.
    static let firstPageSize = 112
    private static let chunkSize = 1 << 20

    /// Scans the log of a database.
    ///
    /// - Parameter database: the path of the database, not of the log.
    public static func scan(_ database: String) throws -> WALReport {
        do {
            return try scan(File(database + "-wal", .read))
        } catch let error as MultichatError where error.code == .notFound {
            return WALReport(.empty)
        }
    }

    private static func scan(_ file: File) throws -> WALReport {
        let size = try file.size
        guard size > 0 else { return WALReport(.empty) }
        let start = try file.read(WALHeader.size, at: 0)
        guard let header = start.withUnsafeBytes({ WALHeader($0) }) else {
            var report = WALReport(try WALRemains.lookValid(behind: start, in: file) ? .damaged : .torn)
            report.faultOffset = 0
            return report
        }
        var chain = WALChain(header)
        try readFrames(of: file, size: size, header) { chain.take($0) }
        let rest = (size - WALHeader.size) % header.frameSize
        return try report(chain, header, rest: rest, file)
    }

    private static func readFrames(
        of file: File, size: Int, _ header: WALHeader, _ take: (WALFrame) -> Void
    ) throws {
        let frameSize = header.frameSize
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(chunkSize / frameSize, 1) * frameSize, alignment: 8)
        defer { buffer.deallocate() }
        var offset = WALHeader.size
        while offset < size {
            let count = try file.read(into: buffer, at: offset) / frameSize
            guard count > 0 else { return }
            for index in 0..<count {
                let bytes = UnsafeRawBufferPointer(rebasing: buffer[index * frameSize..<(index + 1) * frameSize])
                take(WALFrame(bytes: bytes))
            }
            offset += count * frameSize
        }
    }

    private static func report(_ chain: WALChain, _ header: WALHeader, rest: Int, _ file: File) throws -> WALReport {
        let isCut = !chain.hasFault && rest > 0
        let isFaulty = chain.genuineBehindFault > 0 || isCut
        var report = WALReport(isFaulty ? .torn : .clean)
        if chain.mostCommitsInRun > 1 { report.verdict = .damaged }
        if chain.validFrames == 0, !isFaulty { report.verdict = .empty }
        report.validFrames = chain.validFrames
        report.committedFrames = chain.committedFrames
        report.lostCommits = chain.lostCommits
        report.faultOffset = isFaulty ? offset(of: chain.validFrames, header) : nil
        report.pageSize = header.pageSize
        report.salts = header.salts
        report.firstPage = try chain.committedPageOne.map {
            try file.read(firstPageSize, at: offset(of: $0, header) + WALHeader.frameHeaderSize)
        }
        return report
    }

    private static func offset(of frame: Int, _ header: WALHeader) -> Int { WALHeader.size + frame * header.frameSize }
}
