import Multichat
import MultichatViews

extension Call {
    /// Answers one thing.
    func show(_ view: some View, status: Int = 200, tag: String? = nil) -> Reply {
        var response = Response.json(status) { view.write(to: &$0) }
        if let tag { response = response.adding("ETag", tag) }
        return .response(response)
    }

    /// Answers a page: its items, where the next begins, and what it lacks.
    func list<Item>(
        _ page: Page<Item>, tag: String? = nil, _ write: (inout JSONWriter, Item) throws -> Void
    ) rethrows -> Reply {
        var response = try Response.json { writer in
            writer.raw("{\"items\":")
            try writer.array(page.items, write)
            writer.member("cursor", page.cursor)
            writer.key("leftOut")
            writer.array(page.leftOut) { DamageView($1).write(to: &$0) }
            writer.raw("}")
        }
        if let cursor = page.cursor { response = response.adding("Link", "<\(next(cursor))>; rel=\"next\"") }
        if let tag { response = response.adding("ETag", tag) }
        return .response(response)
    }

    /// The target of the next page.
    func next(_ cursor: String) -> String {
        var parameters = target.query.filter { $0.name != Parameter.cursor.name }
        parameters.append(.init(name: Parameter.cursor.name, value: cursor))
        let pairs = parameters.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }
        return target.path + "?" + pairs.joined(separator: "&")
    }

    /// Whether the client wants all of a list, an item a line.
    var wantsLines: Bool { head.headers.list("accept").contains { $0.hasPrefix(BodyForm.lines) } }
}
