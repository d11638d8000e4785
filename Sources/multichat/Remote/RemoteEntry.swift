import Multichat

extension Entry {
    /// Reads an entry as it is shown.
    init?(shown json: JSON) {
        guard let members = json.members else { return nil }
        let all = Dictionary(members, uniquingKeysWith: { first, _ in first })
        let text = { (name: String) in all[name].flatMap { JSONValue($0).string } }
        guard let sequence = all["sequence"].flatMap({ JSONValue($0).integer }), let body = all["body"],
            let id = text("id").flatMap({ try? EntryID($0) }), let kind = text("kind").flatMap({ try? EntryKind($0) }),
            let time = text("time").flatMap({ RFC3339.parse($0) })
        else { return nil }
        self.init(sequence: sequence, id: id, kind: kind, time: time, body: body)
        key = text("key").flatMap { try? EntryKey($0) }
        author = text("author").flatMap { try? AgentID($0) }
    }
}

/// An event of a server, as it is printed.
struct RemoteResult: Presentable {
    let event: ServerEvent
    /// Whether several sessions are followed, so that each line says which one it is about.
    let namesSession: Bool

    func write(json writer: inout JSONWriter) {
        guard let json = try? JSON(event.data) else { return }
        if event.name != "began" { return writer.json(json) }
        writer.raw("{\"began\":")
        writer.json(json)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] {
        guard let json = try? JSON(event.data) else { return [] }
        let value = JSONValue(json)
        let word = { (name: String) in Printable.text(value[name]?.string ?? "?", keepsLines: false) }
        switch event.name {
        case "entry":
            guard let entry = Entry(shown: json) else { return [] }
            let lines = EntryText(entry, style).lines
            guard namesSession, let first = lines.first else { return lines }
            return [style.bold(word("session")) + "  " + first] + lines.dropFirst()
        case "began": return [style.bold(word("id")) + "  " + style.dim("started")]
        case "removed": return [style.bold(word("session")) + "  " + style.dim(word("reason"))]
        default: return []
        }
    }
}
