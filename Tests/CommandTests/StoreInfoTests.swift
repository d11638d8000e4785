import Multichat
import Testing

@Suite("store info")
struct StoreInfoTests {
    private let box = Sandbox()

    @Test("for people and for programs")
    func info() throws {
        #expect(box.run("start", "--id", "s").status == 0)
        let text = box.run("store", "info")
        #expect(text.status == 0, "\(text.error)")
        #expect(text.output.contains("durability  synced"))
        let json = try #require(box.run("store", "info", "--json").json.first)
        #expect(json["kind"]?.string == "sqlite")
        #expect(json["sessions"] != nil && json["sizeBytes"] != nil)
    }

    @Test("a password in an argument is warned of, and not printed")
    func warning() {
        let run = box.run("--store", "redis+unix://:sesame@/nowhere.sock", "list")
        #expect(run.status != 0)
        #expect(run.error.contains("MULTICHAT_REDIS_PASSWORD"))
        #expect(!run.error.contains("sesame"))
        let quiet = box.run("--store", "redis+unix:///nowhere.sock", "list")
        #expect(!quiet.error.contains("MULTICHAT_REDIS_PASSWORD"))
    }
}
