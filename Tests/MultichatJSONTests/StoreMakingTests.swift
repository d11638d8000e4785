import Multichat
import MultichatJSON
import TestSupport
import Testing

@Suite("A JSON store that many begin at once") struct StoreMakingTests {
    @Test("is made once", arguments: 0..<20) func makers(_ round: Int) throws {
        let folder = try TemporaryDirectory(inMemory: true)
        let path = folder("store")
        try onThreads(8) { thread in
            let store = try JSONStore(path: path)
            _ = try store.create(NewSession(SessionReference(SessionID(unchecked: "s\(thread)"))))
            try store.close()
        }
        #expect(try JSONStore(path: path).sessions(SessionQuery()).items.count == 8)
    }
}
