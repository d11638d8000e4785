import Multichat
import MultichatInterchange
import Synchronization
import TestSupport
import Testing

/// Memory stays bounded: what is held at once is counted, not measured.
@Suite struct ArchiveMemoryTests {
    static let large = 512 << 10

    @Test func largeBodiesAreWrittenAndStoredFewAtATime() throws {
        let source = MemoryStore()
        let chat = try Swarm(source).start("large")
        let text = String(repeating: "x", count: Self.large)
        for _ in 0..<24 { try chat.post(text, from: "A") }
        let reads = Mutex(0)
        var reader = InterposedStore(source)
        reader.afterRead = { entries in
            reads.withLock { $0 = max($0, entries.count) }
            return entries
        }
        var bytes: [UInt8] = []
        var largest = 0
        var writer = ArchiveWriter {
            bytes.append(contentsOf: $0)
            largest = max(largest, $0.count)
        }
        _ = try writer.write(reader)
        #expect(reads.withLock { $0 } <= 16)
        #expect(largest < 2 * Self.large)

        let stored = Mutex(0)
        var target = InterposedStore(MemoryStore())
        target.beforeWrite = { write in stored.withLock { $0 = max($0, write.entries.count) } }
        try ArchiveFile.take(bytes, into: target)
        #expect(stored.withLock { $0 } <= 8)
        #expect(try Snapshot(target) == Snapshot(source))
    }

    @Test func smallEntriesAreStoredManyAtATime() throws {
        let source = MemoryStore()
        let chat = try Swarm(source).start("small")
        for start in 0..<12 {
            try chat.append(try (0..<250).map { Draft(id: try EntryID("\(start)/\($0)"), kind: .message, author: "A") })
        }
        let writes = Mutex(0)
        var target = InterposedStore(MemoryStore())
        target.beforeWrite = { _ in writes.withLock { $0 += 1 } }
        try ArchiveFile.take(try ArchiveFile(source).bytes, into: target)
        #expect(writes.withLock { $0 } < 12)
        #expect(try Snapshot(target) == Snapshot(source))
    }
}
