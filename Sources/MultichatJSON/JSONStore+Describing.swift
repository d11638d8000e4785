import Multichat
import MultichatFiles

extension JSONStore: Describing {
    /// Its folder and what the files in it take.
    ///
    /// - Complexity: O(files).
    public func facts() throws -> [StoreFact] {
        [
            StoreFact("kind", .text("json")), StoreFact("folder", .text(path)),
            StoreFact("size", .bytes(try Self.size(of: path))), StoreFact("durability", .text("synced")),
        ]
    }

    /// The bytes of all files below a folder; what goes away meanwhile doesn't count.
    static func size(of folder: String) throws -> Int {
        var bytes = 0
        for entry in try Directory.entries(folder) {
            let path = folder + "/" + entry.name
            if entry.isDirectory {
                bytes += (try? size(of: path)) ?? 0
            } else {
                bytes += (try? File(path, .read).size) ?? 0
            }
        }
        return bytes
    }
}
