import Multichat

/// A session that an import will store.
struct SessionPlan {
    /// A message of it.
    struct Item {
        let draft: Draft
        let record: ImportedRecord
        var format: ImportFormat { record.format }
        var path: String { record.file.path }
        /// Whether its queue was still processing it.
        var isStuck: Bool { record.format == .queue && record.status?.lowercased() == "processing" }

        /// Counts this as a duplicate of what has its id already, or refuses it where that is another record.
        func meet(_ body: JSON, _ session: SessionReference, _ report: inout ImportReport) {
            if record.isSame(as: body) {
                report.count(format) { $0.duplicates += 1 }
            } else {
                report.refuse(path, "The session \(session) has other content under the entry id \(draft.id).", format)
            }
        }
    }

    let id: SessionID
    let format: ImportFormat
    /// What the import knows of the session itself.
    private let known: ImportedSession
    /// In the order of time; those without one last, and whole ones first, in the order of their file.
    private(set) var items: [Item] = []

    /// What the session starts with.
    func session(_ reference: SessionReference) -> NewSession {
        var new = NewSession(reference)
        new.participants = known.participants
        new.createdAt = known.createdAt
        new.updatedAt = known.updatedAt
        return new
    }

    /// The sessions of an import in the order of their ids.
    static func all(_ collection: ImportCollection, _ report: inout ImportReport) -> [SessionPlan] {
        var records = Dictionary(grouping: collection.records, by: \.session)
        for id in collection.sessions.keys where records[id] == nil { records[id] = [] }
        return records.sorted { $0.key < $1.key }.map { id, records in
            SessionPlan(id, collection.sessions[id], records, &report)
        }
    }

    private init(
        _ id: SessionID, _ session: ImportedSession?, _ records: [ImportedRecord], _ report: inout ImportReport
    ) {
        self.id = id
        format = session?.format ?? records[0].format
        var known = session ?? ImportedSession(format: format, id: id)
        for agent in records.flatMap(\.participants) where !known.participants.contains(agent) {
            known.participants.append(agent)
        }
        known.createdAt = known.createdAt ?? records.compactMap(\.time).min()
        self.known = known
        add(records, &report)
    }

    private mutating func add(_ records: [ImportedRecord], _ report: inout ImportReport) {
        var ids = RecordID()
        var first: [EntryID: JSON] = [:]
        var items: [(time: Timestamp, item: Item)] = []
        for record in records {
            do {
                let draft = record.draft(try ids.id(record))
                let item = Item(draft: draft, record: record)
                if let body = first[draft.id] {
                    item.meet(body, SessionReference(id), &report)
                } else {
                    first[draft.id] = draft.body
                    items.append((record.place, item))
                }
            } catch {
                let reason = (error as? MultichatError)?.message ?? "\(error)"
                report.refuse(record.file.path, reason, record.format)
            }
        }
        let order = items.indices.sorted { (items[$0].time, $0) < (items[$1].time, $1) }
        self.items = order.map { items[$0].item }
    }
}
