import Multichat
import Testing

@Suite("Bad stores")
struct BadStoreTests {
    @Test("another program's file is refused and left untouched")
    func foreignFile() {
        let box = Sandbox()
        let bytes = Array("not a database, but somebody's notes, long enough to be read as a header\n".utf8)
        TestFile.write(Array(repeating: bytes, count: 100).flatMap { $0 }, to: box.folder + "/store.db")
        for arguments in [["list"], ["start", "--id", "s"]] {
            let run = box.run(arguments.map { Array($0.utf8) })
            #expect(run.status == 65)
            #expect(run.error.contains("store.db"))
        }
        #expect(TestFile.read(box.folder + "/store.db").count == bytes.count * 100)
    }

    @Test("another program's SQLite file is refused", .disabled(if: !TestFile.exists("/usr/bin/sqlite3"), "no sqlite3"))
    func foreignDatabase() {
        let box = Sandbox()
        #expect(box.shell("sqlite3 store.db 'create table t(x); insert into t values(1)'").status == 0)
        let before = TestFile.read(box.folder + "/store.db")
        #expect(box.run("start", "--id", "s").status == 65)
        #expect(box.run("list").status == 65)
        #expect(TestFile.read(box.folder + "/store.db") == before)
    }

    @Test("a newer schema is refused", .disabled(if: !TestFile.exists("/usr/bin/sqlite3"), "no sqlite3"))
    func newerSchema() {
        let box = Sandbox()
        box.run("start", "--id", "s")
        #expect(box.shell("sqlite3 store.db 'pragma user_version = 9999'").status == 0)
        let run = box.run("list")
        #expect(run.status == 65)
        #expect(run.error.contains("newer"))
    }

    @Test("a store that can't be written is read") func readOnly() async {
        await #expect(processExitsWith: .success) {
            try Unprivileged.run {
                let box = Sandbox()
                box.run("start", "--id", "s")
                TestFile.setMode(0o400, of: box.folder + "/store.db")
                try #require(box.run("list").lines.count == 1)
                try #require(box.run("post", "s", "--from", "A", "x").status == 77)
            }
        }
    }

    @Test("a full disk is an error of writing; reads go on", arguments: StoreKind.allCases)
    func fullDisk(kind: StoreKind) {
        let box = Sandbox(kind)
        box.run("start", "--id", "s")
        box.run("post", "s", "--from", "A", "x")
        // The limit on the size of files stands for the full disk: the same calls fail, and no mount is needed.
        let run = box.shell(
            "head -c 4000000 /dev/zero | tr '\\0' x > big; ulimit -f 1000; $multichat post s --from A < big")
        #expect(run.status == 74, "\(run.error)")
        #expect(box.run("show", "s", "--json").lines.count == 1)
        #expect(box.run("post", "s", "--from", "A", "y").output == "2\n")
    }

    @Test("a folder or a device can't be an SQLite file, nor a file a folder of JSON files")
    func otherKinds() {
        let box = Sandbox()
        TestFile.write([], to: box.folder + "/file")
        let places = [
            ("sqlite:/dev/null", "Choose another path"), ("json:/dev/null", "Choose another path"),
            ("sqlite:\(box.folder)", "Did you mean json:"), ("json:\(box.folder)/file", "Did you mean sqlite:"),
        ]
        for (store, hint) in places {
            for arguments in [["list"], ["start", "--id", "s"]] {
                let run = box.run((["--store", store] + arguments).map { Array($0.utf8) })
                #expect(run.status == 73, "\(run.error)")
                #expect(run.error.contains(hint), "\(run.error)")
            }
        }
        #expect(!TestFile.exists("/dev/null-lock"))
    }

    @Test("a store whose folder can't be made")
    func noFolder() {
        let box = Sandbox()
        TestFile.write([], to: box.folder + "/file")
        let run = box.run("--store", "sqlite:\(box.folder)/file/store.db", "start")
        #expect(run.status == 73)
    }
}
