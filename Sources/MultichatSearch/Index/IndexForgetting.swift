import Multichat

/// Makes an index forget what was erased: it is made anew, as a file keeps traces of what is removed from it.
///
///     var eraser = try Eraser(swarm)
///     eraser.copies = [IndexForgetting(IndexPlace.beside("chats.db"), of: "default")]
public struct IndexForgetting: Forgetting {
    private let path: String
    private let owner: String

    /// Names an index; one that isn't there has nothing to forget.
    public init(_ path: String, of owner: String) {
        self.path = path
        self.owner = owner
    }

    /// Makes the index anew, empty; the next search fills it.
    public func forget(_ erased: [Erased]) throws -> [Remnant] {
        guard IndexFiles.isThere(path) else { return [] }
        let index = try SearchIndex(path, of: owner)
        defer { index.close() }
        try index.rebuild(because: "entries were erased")
        return []
    }
}
