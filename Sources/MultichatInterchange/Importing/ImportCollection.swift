import Multichat

/// All that was read from the files of an import.
struct ImportCollection {
    private(set) var sessions: [SessionID: ImportedSession] = [:]
    private(set) var records: [ImportedRecord] = []
    private(set) var learnings: [ImportedLearning] = []
    var report = ImportReport()
    private let names: AgentNames
    private let zone: ImportZone
    /// Whether all records tell that they came from files.
    private let namesFiles: Bool

    init(_ names: AgentNames, _ zone: ImportZone, namesFiles: Bool = false) {
        self.namesFiles = namesFiles
        self.names = names
        self.zone = zone
    }

    /// Reads a file of any shape but archives; what can't be read is refused.
    mutating func read(_ found: FoundFile) {
        let file = ImportedFile(found, names, zone)
        guard let shape = FileShape(file) else {
            if found.isNamed {
                report.refuse(found.path, "It has none of the shapes that can be imported.", nil)
            } else {
                report.leftAlone.append(found.relative)
            }
            return
        }
        do {
            try shape.read(file, &self)
        } catch {
            let format = shape.format(file)
            if case .objects = shape, let format { count(format) }
            report.refuse(found.path, (error as? MultichatError)?.message ?? "\(error)", format)
        }
    }

    /// Whether there is nothing to store.
    var isEmpty: Bool { sessions.isEmpty && records.isEmpty && learnings.isEmpty }

    mutating func count(_ format: ImportFormat) { report.count(format) { $0.files += 1 } }

    mutating func add(_ record: ImportedRecord) {
        records.append(record)
        if namesFiles { records[records.count - 1].namesFile = true }
    }

    mutating func add(_ learning: ImportedLearning) { learnings.append(learning) }

    mutating func add(_ session: ImportedSession) { sessions[session.id] = session }

    /// Adds the record that the closure reads, or refuses it with its place in the file.
    mutating func add(
        _ place: String, of file: ImportedFile, _ format: ImportFormat, _ read: () throws -> ImportedRecord
    ) {
        do {
            records.append(try read())
        } catch {
            let reason = (error as? MultichatError)?.message ?? "\(error)"
            report.refuse(file.found.path, "\(place): \(reason)", format)
        }
    }
}
