import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

/// Ids that file systems take for equal, or for something else than a name.
@Suite("Hostile ids in a JSON store") struct HostileIDTests {
    static let ids = [
        "\u{E9}", "e\u{301}", "Release", "release", "CON", "con", "nul.txt", "COM1", "..", "...", "../x", "/", "a/b",
        "a\\b", "-rf", "%2e%2e", "a b", "a\"b", "tab\\t", "\u{202E}x", "\u{FB01}", "fi", "\u{130}", "i", "~", ".hidden",
        "log-000000000001.jsonl", "session.json", String(repeating: "a", count: 512),
        String(repeating: "a", count: 511) + "b", String(repeating: "\u{1F600}", count: 128),
    ]

    @Test("are different sessions, in different folders inside the store") func ids() throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let store = try JSONStore(path: folder("store"))
        for (number, id) in Self.ids.enumerated() {
            let session = SessionReference(try SessionID(id))
            _ = try store.create(NewSession(session))
            let append = Append(to: session, (0...number).map(Sample.draft))
            #expect(try store.append(append).first == 1, "\(id)")
        }
        try store.close()

        let again = try JSONStore(path: folder("store"), access: .readOnly)
        for (number, id) in Self.ids.enumerated() {
            let session = SessionReference(try SessionID(id))
            #expect(try again.required(session).id.text.utf8.elementsEqual(id.utf8))
            #expect(try Sample.content(again, session).count == number + 1)
        }
        #expect(try again.check(nil).isEmpty)
        #expect(try Directory.entries(folder.path).map(\.name) == ["store"])
        let namespaces = try Directory.entries(folder("store")).filter { $0.name.hasPrefix("default-") }
        #expect(namespaces.count == 1)
        let names = try Directory.entries(folder("store/" + namespaces[0].name)).filter(\.isDirectory).map(\.name)
        #expect(names.count == Self.ids.count)
        // Also where a file system ignores case; all are ASCII, so normalisation changes nothing.
        #expect(Set(names.map { $0.lowercased() }).count == Self.ids.count)
        #expect(names.allSatisfy { $0.utf8.count <= 64 && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } })
    }

    @Test("of namespaces are different folders") func namespaces() throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let store = try JSONStore(path: folder("store"))
        for (number, id) in Self.ids.enumerated() {
            let session = SessionReference("s", in: try Namespace(id))
            _ = try store.create(NewSession(session))
            _ = try store.append(Append(to: session, [Sample.draft(number)]))
        }
        for (number, id) in Self.ids.enumerated() {
            let session = SessionReference("s", in: try Namespace(id))
            #expect(try Sample.content(store, session).map(\.id) == [Sample.draft(number).id])
        }
    }

    @Test("that two folders claim are found") func copiedFolder() throws {
        let folder = try TemporaryDirectory(inMemory: true)
        var image = try Sample.closed.get().image
        // The metadata of one session in the folder of the other.
        let names = image.names(ending: "/session.json")
        image.files[names[0]] = image.files[names[1]]
        try image.write(to: folder("store"))
        let store = try Sample.open(folder("store"))
        #expect(try !store.check(nil).isEmpty)
        #expect(failure { _ = try store.session(Sample.sessions[1]) }?.code == .damaged)
        #expect(try Sample.content(store, Sample.sessions[0]).count == Sample.count)
    }
}
