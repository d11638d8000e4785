import Multichat
import MultichatFiles

/// The names within a store's directory.
struct StoreLayout: Sendable {
    /// The store's directory.
    let root: String

    /// What says that the directory is a store, and of which version.
    var marker: String { root + "/multichat.json" }
    /// The lock that is held while a store is made.
    var lock: String { root + "/.lock" }
    /// What tells other processes of changes.
    var bell: String { root + "/.bell" }
    /// Logs that aren't published yet.
    var staging: String { root + "/.staging" }
    /// Sessions that are being removed.
    var trash: String { root + "/.trash" }

    /// The directory of a namespace.
    func namespace(_ namespace: Namespace) -> String { root + "/" + SafeName.make(namespace.text) }

    /// The directory of a session.
    func session(_ reference: SessionReference) -> SessionFolder {
        SessionFolder(path: namespace(reference.namespace) + "/" + SafeName.make(reference.id.text))
    }

    /// The directory of a staged log.
    func staged(_ reference: SessionReference) -> SessionFolder {
        let name = SafeName.make(reference.namespace.text) + "--" + SafeName.make(reference.id.text)
        return SessionFolder(path: staging + "/" + name)
    }

    /// A new name for a session that is being made; what a crash leaves of it is swept away.
    func unfinished() -> SessionFolder { SessionFolder(path: staging + "/" + Self.unfinishedPrefix + Self.unique()) }

    /// A new name for a session that is being removed.
    func removed() -> String { trash + "/" + Self.unique() }

    /// What the names of sessions begin with that are being made; a safe name can't.
    static let unfinishedPrefix = ".new-"

    private static func unique() -> String { String(UInt64.random(in: .min ... .max), radix: 16) }
}
