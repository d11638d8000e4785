import Multichat
import MultichatJSON
import MultichatSQLite

/// The stores that are measured.
enum StoreKind: String, Codable, Sendable {
    case sqlite
    case json

    /// What tables call it.
    var title: String { self == .sqlite ? "SQLite" : "JSON" }

    /// The argument that names a store of this kind to the command.
    func url(_ path: String) -> String { "\(rawValue):\(path)" }

    /// Opens a store, which is made where there is none.
    func open(_ path: String) throws -> Swarm {
        switch self {
        case .sqlite: Swarm(try SQLiteStore(path: path))
        case .json: Swarm(try JSONStore(path: path))
        }
    }
}
