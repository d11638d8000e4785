import Multichat

/// A swarm's shared learnings in one JSON object, of either of two shapes: `entries`, an object by their ids; or lists
/// such as `insights`, `lessons`, `recommendations` and `patterns`, each with ids of its own.
struct KnowledgeFile {
    private static let lists = ["insights", "lessons", "recommendations", "patterns"]

    private let file: ImportedFile

    init(_ file: ImportedFile) { self.file = file }

    /// Whether an object has one of the shapes.
    static func isOne(_ value: JSONValue) -> Bool {
        value["entries"]?.members != nil || lists.contains { value[$0]?.array != nil }
    }

    /// Reads its learnings; those that can't be read are refused with their places.
    func read(_ value: JSONValue, _ collection: inout ImportCollection) {
        collection.count(.knowledge)
        let before = collection.learnings.count + collection.report.refused.count
        for member in value["entries"]?.members ?? [] {
            add("entry \(member.key)", to: &collection) { try learning(member.value, id: member.key, kind: nil) }
        }
        for list in value.members ?? [] where list.key != "entries" {
            read(list.key, list.value.array ?? [], &collection)
        }
        if collection.learnings.count + collection.report.refused.count == before {
            collection.report.refuse(file.found.path, "It holds no learnings: its lists are empty.", .knowledge)
        }
    }

    /// Reads a list. An id comes behind the list's name, as each counts for itself; where a list has it twice, with a
    /// number behind it.
    private func read(_ list: String, _ elements: [JSONValue], _ collection: inout ImportCollection) {
        var seen: [String: Int] = [:]
        for (place, element) in elements.enumerated() where element.members != nil {
            let own = RecordFields(element).text("id") ?? String(place + 1)
            let count = seen[own, default: 0] + 1
            seen[own] = count
            let id = "\(list)/\(own)" + (count > 1 ? ".\(count)" : "")
            let kind = list.hasSuffix("s") ? String(list.dropLast()) : list
            add("\(list) \(place + 1)", to: &collection) { try learning(element, id: id, kind: kind) }
        }
    }

    private func add(
        _ place: String, to collection: inout ImportCollection, _ read: () throws -> ImportedLearning
    ) {
        do {
            collection.add(try read())
        } catch {
            let reason = (error as? MultichatError)?.message ?? "\(error)"
            collection.report.refuse(file.found.path, "\(place): \(reason)", .knowledge)
        }
    }

    /// Reads one learning. What sort it is says its `type`, else its `category`, else its list; a category besides
    /// becomes a tag.
    private func learning(_ value: JSONValue, id: String, kind: String?) throws -> ImportedLearning {
        let fields = RecordFields(value)
        guard let text = fields.text("content", "description", "text") else {
            throw MultichatError(.invalid, "The learning has no content.")
        }
        let time = fields.sent(file.zone, "timestamp", "created_at")?.time
        var learning = Learning(text, id: try LearningID(id), created: time ?? Platform.now())
        learning.title = fields.text("title", "name")
        learning.author = try file.names.agent(fields.text("author", "agent"))
        learning.tags = fields.tags
        let category = fields.text("category")
        learning.kind = fields.text("type") ?? category ?? kind ?? learning.kind
        if let category, category != learning.kind, !learning.tags.contains(category) {
            learning.tags.append(category)
        }
        return ImportedLearning(file: file.found, learning: learning, text: value.json.text)
    }
}
