import Multichat
import MultichatInterchange

/// One export, which is written while it is sent.
struct ExportWork: Sendable {
    /// The store.
    let store: any Restoring
    /// The sessions; all of the namespace where it is `nil`.
    let sessions: [SessionReference]?
    /// The tenant.
    let namespace: Namespace
    /// The form.
    let form: String

    /// Writes it, as fast as it is taken.
    ///
    /// Where something can't be read, the end is missing, so that nobody takes it for the whole.
    func run(into stream: ByteStream) {
        do {
            // What was written last is held back until it is known that nothing is missing.
            var last: [UInt8] = []
            let damage = try write { bytes in
                if !last.isEmpty { try stream.write(last) }
                last = Array(bytes)
            }
            guard damage.isEmpty else { return stream.fail() }
            if !last.isEmpty { try stream.write(last) }
            stream.finish()
        } catch {
            stream.fail()
        }
    }

    private func write(_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> [Damage] {
        try withoutActuallyEscaping(sink) { sink in
            guard form == "archive" else {
                var blocks = BlockExport(form == "a2a" ? .a2a : .devlog, sink)
                return try blocks.write(store, sessions: sessions, namespace: namespace)
            }
            var archive = ArchiveWriter(sink)
            _ = try archive.write(store, sessions: sessions, namespace: namespace)
            return archive.damage
        }
    }
}
