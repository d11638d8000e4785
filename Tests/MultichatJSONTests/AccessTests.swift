import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Stores that may be read and not written.
@Suite("Access to a JSON store") struct AccessTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory(inMemory: true) }

    @Test("a store that is opened to read only is read, and nothing is written") func readOnly() throws {
        let (image, content) = try Sample.closed.get()
        try image.write(to: folder.path)
        let store = try Sample.open(folder.path, canWrite: false)
        for (session, entries) in zip(Sample.sessions, content) {
            #expect(try Sample.content(store, session) == entries)
            #expect(failure { _ = try store.append(Append(to: session, [Sample.draft(1)])) }?.code == .permission)
            #expect(failure { _ = try store.delete(session) }?.code == .permission)
        }
        #expect(failure { _ = try store.create(NewSession(SessionReference("new"))) }?.code == .permission)
        #expect(try store.sessions(SessionQuery()).items.count == 2)
        #expect(try store.check(nil).isEmpty)
        try store.close()
        #expect(try FolderImage(folder.path) == image)
    }

    @Test("without the right to write it is read") func rights() async {
        await #expect(processExitsWith: .success) {
            Rights.drop()
            let folder = try TemporaryDirectory(inMemory: true)
            let (image, content) = try Sample.closed.get()
            try image.write(to: folder("store"))
            let names = image.files.keys.map { folder("store/" + $0) }
            for name in names { chmod(name, 0o400) }
            let store = try Sample.open(folder("store"))
            try #require(try Sample.content(store, Sample.sessions[0]) == content[0])
            let error = failure { _ = try store.append(Append(to: Sample.sessions[0], [Sample.draft(90)])) }
            try #require(error?.code == .permission)
        }
    }
}
