import Multichat
import Synchronization
import TestSupport
import Testing

/// What stores note of their work.
struct MetricsTests {
    static let places: [(Int64, Int)] = [
        (-5, 0), (0, 0), (1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (1024, 10), (1025, 11), (1 << 26, 26), (.max, 27),
    ]

    @Test(arguments: places) func aValueIsCountedBelowTheNextPowerOfTwo(_ value: Int64, _ bucket: Int) {
        let histogram = Histogram()
        histogram.add(value)
        #expect(histogram.reading.counts.firstIndex(of: 1) == bucket)
    }

    @Test func quantilesAreBoundsOfTheirBuckets() {
        let histogram = Histogram()
        #expect(histogram.reading.quantile(0.5) == nil)
        for value in 1...100 { histogram.add(Int64(value)) }
        #expect(histogram.reading.quantile(0.5) == 64)
        #expect(histogram.reading.quantile(1) == 128)
        #expect(histogram.reading.quantile(0) == 1)
        #expect(histogram.reading.sum == 5050)
    }

    @Test func nothingIsLostWhereThreadsCountAtTheSameTime() throws {
        let metrics = Metrics()
        try onThreads(8) { _ in
            for value in 0..<10_000 {
                metrics[.append].add(Int64(value))
                metrics.entries.add()
            }
        }
        #expect(metrics[.append].reading.count == 80_000)
        #expect(metrics[.append].reading.sum == 8 * 9_999 * 5_000)
        #expect(metrics.entries.value == 80_000)
    }

    @Test func aStoreNotesWhatItDoesAndHowItEnds() throws {
        let metrics = Metrics()
        let chat = try Swarm(MemoryStore(StoreConfiguration(metrics: metrics))).start("talk", with: ["A"])
        try chat.append(["1", "2"].map { Draft(id: $0, kind: .message, author: "A", body: Message("x").body) })
        _ = try chat.messages(last: 5)
        _ = try chat.latest("key")
        #expect(throws: MultichatError.self) {
            try chat.append([Draft(id: "1", kind: .message, author: "A", body: Message("other").body)])
        }
        #expect(metrics[.append].reading.count == 2)
        #expect(metrics.entries.value == 2)
        #expect(metrics[.entries].reading.count == 1)
        #expect(metrics[.latest].reading.count == 1)
        #expect(metrics[.conflict].value == 1)
        #expect(metrics[.invalid].value == 0)
    }

    @Test func slowOperationsAreToldWithoutWhatWasSaid() throws {
        let lines = Mutex<[String]>([])
        let time = Timestamp(microseconds: 0)
        let metrics = Metrics(
            slow: SlowLimit(0) { operation in lines.withLock { $0.append(operation.line(at: time).text) } })
        let chat = try Swarm(MemoryStore(StoreConfiguration(metrics: metrics))).start("a\u{2028}\"b")
        try chat.post("a secret", from: "A")
        _ = try? chat.append([])
        let told = lines.withLock { $0 }
        #expect(told.count == 2)
        for line in told {
            let value = JSONValue(try JSON(line))
            #expect(value["time"]?.string == "1970-01-01T00:00:00.000000Z")
            #expect(value["operation"]?.string == "append")
            #expect(value["session"]?.string == "a\u{2028}\"b")
            #expect(!line.contains("secret"))
            #expect(!line.utf8.contains(0x0A))
        }
        #expect(JSONValue(try JSON(told[1]))["error"]?.string == "invalid")
    }

    @Test func whatIsFastIsNotTold() throws {
        let metrics = Metrics(slow: SlowLimit(.max) { _ in Issue.record("nothing takes so long") })
        try Swarm(MemoryStore(StoreConfiguration(metrics: metrics))).start("talk").post("x", from: "A")
        #expect(metrics[.append].reading.count == 1)
    }
}
