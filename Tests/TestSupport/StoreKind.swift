package import MultichatStores

/// The stores that need nothing but this machine.
package enum StoreKind: String, CaseIterable, Sendable {
    case memory
    case sqlite
    case json

    /// A store of this kind at a path.
    package func at(_ path: String) -> StoreURL {
        switch self {
        case .memory: .memory
        case .sqlite: .sqlite(path)
        case .json: .json(path)
        }
    }
}
