import Multichat
import MultichatFiles
import MultichatSQLiteSupport

/// A copy of a damaged file, made fit to be opened.
struct SalvageCopy {
    private static let headerSize = 100

    private let path: String
    private let copy: String
    private let folder: String
    private var losses: [Damage] = []

    init(of path: String, in folder: String) throws {
        self.path = path
        self.folder = folder
        copy = folder + "/copy.db"
        try Self.copyFile(path, to: copy)
        do {
            try Self.copyFile(path + "-wal", to: copy + "-wal")
        } catch let error as MultichatError where error.code == .notFound {}
        try noteLog()
    }

    /// Opens the copy, with another first page where its own can't be read.
    func open() throws -> (SQLiteConnection, [Damage]) {
        var copy = self
        try copy.lengthen()
        if let connection = try? copy.connect() { return (connection, copy.losses) }
        copy.losses.append(
            Damage(
                session: nil, place: "file \(path)",
                reason: "Its first page isn't as it was written; that of a new store took its place."))
        try copy.transplant()
        try copy.lengthen()
        do {
            return (try copy.connect(), copy.losses)
        } catch {
            throw MultichatError(
                .damaged, "Nothing of \(path) can be read: its tables can't be found.",
                hint: "Restore a backup: multichat restore.")
        }
    }

    private func connect() throws -> SQLiteConnection {
        var configuration = SQLiteConfiguration(.write)
        configuration.usesWriteAheadLog = false
        let connection = try SQLiteConnection(copy, configuration)
        do {
            // What can't even be prepared has no such tables.
            for sql in [SQL.sessionsFrom, SQL.entriesFrom] { try connection.statement(sql).reset() }
            return connection
        } catch {
            connection.close()
            throw error
        }
    }

    /// SQLite takes the log up to its first fault and drops the rest without a word.
    private mutating func noteLog() throws {
        // The damaged file's own log, as its mark stands beside it: that alone tells a last commit that was cut from
        // one that was never finished.
        let log = try SQLiteWriter.scanLog(of: path)
        guard log.verdict == .damaged else { return }
        let place = log.faultOffset.map { " from byte \($0) on" } ?? ""
        let number = "\(log.lostCommits) commit" + (log.lostCommits == 1 ? "" : "s")
        let commits = log.lostCommits > 0 ? ", with \(number) at least" : ""
        losses.append(
            Damage(
                session: nil, place: "file \(path)-wal",
                reason: "It isn't as it was written\(place): what stands behind that is lost\(commits)."))
    }

    /// SQLite doesn't open a file that is shorter than it says: zeros take the place of the pages that were cut off.
    private mutating func lengthen() throws {
        let file = try File(copy, .write)
        let header = try file.read(Self.headerSize, at: 0)
        guard header.count == Self.headerSize else { return }
        let written = Int(header[16]) << 8 | Int(header[17])
        let pageSize = written == 1 ? 65_536 : written
        let pages = header[28..<32].reduce(0) { $0 << 8 | Int($1) }
        let size = try file.size
        guard pageSize >= 512, pages < 1 << 31, size < pages * pageSize else { return }
        losses.append(
            Damage(
                session: nil, place: "file \(path)",
                reason: "It ends at byte \(size), and should have \(pages * pageSize)."))
        try file.truncate(to: pages * pageSize)
    }

    /// Takes the first page of a new store: its tables begin at the same pages, as every store makes them alike.
    private func transplant() throws {
        let fresh = folder + "/fresh.db"
        try SQLiteStore(path: fresh).close()
        let source = try File(fresh, .read)
        var page = try source.read(SQLiteSchema.pageSize, at: 0)
        let target = try File(copy, .write)
        let pages = (try target.size + page.count - 1) / page.count
        for (place, shift) in zip(28..<32, [24, 16, 8, 0]) { page[place] = UInt8(truncatingIfNeeded: pages >> shift) }
        // No free pages are known: none will be asked for.
        for place in 32..<40 { page[place] = 0 }
        try page.withUnsafeBytes { try target.write($0, at: 0) }
    }

    private static func copyFile(_ path: String, to copy: String) throws {
        let source = try File(path, .read)
        let target = try File(copy, .createNew)
        var offset = 0
        while true {
            let bytes = try source.read(4 << 20, at: offset)
            guard !bytes.isEmpty else { break }
            try bytes.withUnsafeBytes { try target.write($0, at: offset) }
            offset += bytes.count
        }
    }
}
