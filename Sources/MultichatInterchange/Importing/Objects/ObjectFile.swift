import Multichat

/// A JSON file of records, whose shape shows in the members of its objects.
enum ObjectFile {
    static func read(_ file: ImportedFile, _ collection: inout ImportCollection) throws {
        let text = try file.text()
        let content = text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? String(text.unicodeScalars.dropFirst()) : text
        // An array of records is two levels deeper than the bodies that stores take.
        let limits = JSONLimits(bytes: ImportedFile.limit, depth: JSONLimits.standard.depth + 2)
        let value = JSONValue(try JSON(content, field: "file", limits: limits))
        guard value.array?.isEmpty != true, value.members?.isEmpty != true else {
            throw MultichatError(.invalid, "It holds no records: it is empty.")
        }
        if let elements = value.array {
            try readArray(elements, RawElements.of(content), file, &collection)
        } else if LegacyRecords.isSessions(value) {
            LegacyRecords.readSessions(value, file, &collection)
        } else if KnowledgeFile.isOne(value) {
            KnowledgeFile(file).read(value, &collection)
        } else {
            guard let format = format(of: value) else { throw unknownShape }
            collection.count(format)
            collection.add("the object", of: file, format) { try record(format, value, text, file) }
        }
    }

    private static func readArray(
        _ elements: [JSONValue], _ texts: [String], _ file: ImportedFile, _ collection: inout ImportCollection
    ) throws {
        let formats = elements.map(format)
        guard let first = formats[0] else { throw unknownShape }
        collection.count(first)
        for (number, element) in elements.enumerated() {
            let format = formats[number] ?? first
            collection.add("record \(number + 1)", of: file, format) {
                guard formats[number] != nil else { throw unknownShape }
                return try record(format, element, texts[number], file)
            }
        }
    }

    private static func record(
        _ format: ImportFormat, _ value: JSONValue, _ text: String, _ file: ImportedFile
    ) throws -> ImportedRecord {
        let fields = RecordFields(value)
        switch format {
        case .legacy: return try LegacyRecords.message(fields, text, file)
        case .queue: return try QueueRecord.read(fields, text, file)
        default: return try CommsRecord.read(fields, text, file)
        }
    }

    /// The shape of one record.
    private static func format(of value: JSONValue) -> ImportFormat? {
        guard value.members != nil, !KnowledgeFile.isOne(value) else { return nil }
        if value["queue_id"] != nil { return .queue }
        if value["session_id"]?.string != nil, value["sender"] != nil || value["content"] != nil { return .legacy }
        return CommsRecord.names.contains { value[$0] != nil } ? .comms : nil
    }

    private static let unknownShape = MultichatError(
        .invalid, "It has none of the shapes that can be imported.")
}
