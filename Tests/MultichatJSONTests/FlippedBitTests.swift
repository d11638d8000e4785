import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

@Suite("A flipped bit in a JSON store") struct FlippedBitTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory(inMemory: true) }

    /// Whether damage is found in a store; else it must answer all that it did before, and take appends.
    private func isFound(_ image: FolderImage, _ expected: [[Entry]]) throws -> Bool {
        let path = folder("store")
        try image.write(to: path)
        let store: JSONStore
        do {
            store = try Sample.open(path)
        } catch let error as MultichatError {
            #expect([.damaged, .incompatible].contains(error.code), "\(error)")
            return true
        }
        defer { try? store.close() }
        for (session, entries) in zip(Sample.sessions, expected) {
            // What is served is right, whether the damage is known yet or not.
            if let read = try? Sample.content(store, session) { #expect(read == entries) }
        }
        let isFound = try !Sample.damage(store).isEmpty
        for (session, entries) in zip(Sample.sessions, expected) {
            if !isFound { #expect(try Sample.content(store, session) == entries) }
            let receipt = Result { try store.append(Append(to: session, [Sample.draft(100)])) }
            if let receipt = try? receipt.get() { #expect(receipt.first == entries.count + 1) }
            if !isFound { _ = try receipt.get() }
        }
        return isFound
    }

    private func flip(_ bit: Int, of name: String, in image: FolderImage) -> FolderImage {
        var image = image
        image.files[name]?[bit / 8] ^= 1 << UInt8(bit % 8)
        return image
    }

    /// Whether a file can be made anew from others.
    private func isDerived(_ name: String) -> Bool { name.hasSuffix(".index") || name.hasSuffix(".summaries") }

    @Test("is found by the verifier, or the file is made anew from others", arguments: 0..<8 as Range<UInt64>)
    func anywhere(_ seed: UInt64) throws {
        let (image, expected) = try Sample.closed.get()
        #expect(try !isFound(image, expected))
        var random = SeededRandom(seed: seed)
        let names = image.files.keys.filter { !$0.contains("lock") && image.files[$0]?.isEmpty == false }.sorted()
        for name in names {
            let bits = (image.files[name]?.count ?? 0) * 8
            for _ in 0..<2 {
                let bit = Int.random(in: 0..<bits, using: &random)
                let found = try isFound(flip(bit, of: name, in: image), expected)
                #expect(found != isDerived(name), "bit \(bit) of \(name)")
            }
        }
    }

    @Test("at the end of a line is found, in whichever segment") func lineEnds() throws {
        let (image, expected) = try Sample.closed.get()
        for name in image.names(ending: ".jsonl", in: "default") {
            let bytes = image.files[name] ?? []
            let ends = bytes.indices.filter { bytes[$0] == 10 }
            for end in [ends.first, ends.last].compactMap({ $0 }) {
                for bit in [0, 3, 7] {
                    #expect(try isFound(flip(end * 8 + bit, of: name, in: image), expected), "\(end) of \(name)")
                }
            }
        }
    }

    @Test("in a derived file is mended by the check") func derived() throws {
        let (image, _) = try Sample.closed.get()
        let path = folder("store")
        for name in image.names(ending: ".index") {
            let bits = (image.files[name]?.count ?? 0) * 8
            for bit in stride(from: 3, to: bits, by: bits / 7) {
                try flip(bit, of: name, in: image).write(to: path)
                let store = try Sample.open(path)
                #expect(try store.check(nil).isEmpty)
                #expect(try File(path + "/" + name, .read).contents() == image.files[name], "bit \(bit) of \(name)")
                try store.close()
            }
        }
    }
}
