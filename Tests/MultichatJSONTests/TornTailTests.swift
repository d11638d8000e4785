import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

/// What a crash or a power cut leaves behind the last acknowledged entry.
@Suite("A torn tail") struct TornTailTests {
    /// The last segment before and after an append that a crash interrupts.
    private struct Crash {
        var image: FolderImage
        let segment: String
        let before: [UInt8]
        let after: [UInt8]
        let head: Int
    }

    let folder: TemporaryDirectory
    private let session = SessionReference("s")

    init() throws { folder = try TemporaryDirectory(inMemory: true) }

    private func crash(_ count: Int) throws -> Crash {
        let path = folder("original")
        try Directory.remove(path)
        let store = try Sample.open(path, recorded: 1000)
        _ = try store.create(NewSession(session))
        for number in 1...8 { _ = try store.append(Append(to: session, [Sample.draft(number)])) }
        let image = try FolderImage(path)
        let segment = try #require(image.names(ending: ".jsonl").last)
        let before = try #require(image.files[segment])
        _ = try store.append(Append(to: session, (20..<20 + count).map(Sample.draft)))
        let after = try #require(try FolderImage(path).files[segment])
        #expect(after.starts(with: before))
        return Crash(image: image, segment: segment, before: before, after: after, head: 8)
    }

    /// Opens the store with that last segment, and expects it to go on behind a head.
    private func goOn(_ crash: Crash, _ content: [UInt8], head: Int, kept: [UInt8]?) throws {
        var image = crash.image
        image.files[crash.segment] = content
        let path = folder("copy")
        try image.write(to: path)
        let store = try Sample.open(path)
        defer { try? store.close() }
        #expect(try store.required(session).head.sequence == head)
        #expect(try Sample.content(store, session).count == head)
        #expect(try store.check(nil).isEmpty)
        let receipt = try store.append(Append(to: session, [Sample.draft(50)]))
        #expect(receipt.first == head + 1)
        #expect(try Verifier(store).verify(session).damage.isEmpty)
        let files = try FolderImage(path)
        let quarantined = files.files.filter { $0.key.contains("/quarantine/") }.map(\.value)
        #expect(quarantined == (kept.map { [$0] } ?? []))
    }

    @Test("cut at any byte of the last line or batch is kept aside, and the log goes on", arguments: [1, 3])
    func everyCut(_ count: Int) throws {
        let crash = try crash(count)
        for end in crash.before.count..<crash.after.count - 1 {
            let tail = Array(crash.after[crash.before.count..<end])
            try goOn(crash, Array(crash.after[..<end]), head: crash.head, kept: tail.isEmpty ? nil : tail)
        }
    }

    @Test("that lacks only the newline is completed, as its checksum says that it is whole", arguments: [1, 3])
    func unterminated(_ count: Int) throws {
        var crash = try crash(count)
        crash.image.files[crash.segment] = crash.after.dropLast()
        try crash.image.write(to: folder("copy"))
        let store = try Sample.open(folder("copy"))
        #expect(try store.check(nil).isEmpty)
        let receipt = try store.append(Append(to: session, [Sample.draft(50)]))
        #expect(receipt.first == crash.head + count + 1)
        #expect(try Sample.content(store, session).map(\.id).contains("entry 20"))
        #expect(try Verifier(store).verify(session).damage.isEmpty)
    }

    @Test("of zeros is kept aside", arguments: [1, 15, 16, 512, 4096, 70_000])
    func zeros(_ count: Int) throws {
        let crash = try crash(1)
        let tail = [UInt8](repeating: 0, count: count)
        try goOn(crash, crash.before + tail, head: crash.head, kept: tail)
        try goOn(crash, crash.before + tail + [10], head: crash.head, kept: tail + [10])
    }

    @Test("with a block of zeros inside a batch is kept aside as a whole") func hole() throws {
        let crash = try crash(3)
        for start in stride(from: crash.before.count, to: crash.after.count - 64, by: 97) {
            var content = crash.after
            for place in start..<start + 64 { content[place] = 0 }
            try goOn(crash, content, head: crash.head, kept: Array(content[crash.before.count...]))
        }
    }

    @Test("is left alone by who may only read") func readOnly() throws {
        let crash = try crash(3)
        var image = crash.image
        image.files[crash.segment] = crash.after.dropLast(10)
        let path = folder("copy")
        try image.write(to: path)
        let store = try Sample.open(path, canWrite: false)
        #expect(try Sample.content(store, session).count == crash.head)
        #expect(try store.check(nil).isEmpty)
        try store.close()
        #expect(try FolderImage(path) == image)
    }
}
