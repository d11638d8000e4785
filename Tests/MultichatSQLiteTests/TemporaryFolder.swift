import Multichat
import MultichatFiles

/// A folder of a test's own, below the system's one for temporary files.
struct TemporaryFolder {
    let path: String

    init() {
        path = "/tmp/multichat-" + UUIDv7.make(at: Platform.now(), random: .random(in: .min ... .max))
        do {
            try Directory.create(path)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    func remove() throws { try Directory.remove(path) }
}
