import Multichat
import MultichatViews

/// A key as it is printed.
struct KeyResult: Presentable {
    let key: AccessKey
    let now: Timestamp

    /// Its columns: id, name, scope, namespace, state, end.
    var cells: [String] {
        [
            key.id, key.name ?? "", key.scope.rawValue, key.namespace?.text ?? "(all)", key.state(at: now).rawValue,
            key.expiresAt.map(EntryText.time) ?? "never",
        ]
    }

    func write(json writer: inout JSONWriter) { KeyView(key, at: now).write(to: &writer) }

    func lines(_ style: Style) -> [String] { [cells.joined(separator: "  ")] }
}

/// A key that was just made, as it is printed: what proves it, alone on its line, for scripts.
struct IssuedKeyResult: Presentable {
    let issued: IssuedKey
    let now: Timestamp

    func write(json writer: inout JSONWriter) { KeyView(issued, at: now).write(to: &writer) }

    func lines(_ style: Style) -> [String] { [issued.token.text] }
}
