import Multichat
import Testing

/// The text that Prometheus reads, by its own strict rules.
struct PrometheusTests {
    @Test func theTextKeepsTheRulesOfTheFormat() throws {
        let metrics = Metrics()
        for value: Int64 in [1, 3, 100, 70_000_000, 90_000_000] { metrics[.append].add(value) }
        metrics[.conflict].add(3)
        metrics.commitSizes.add(7)
        var text = PrometheusText(metrics)
        text.gauge("multichat_sessions", "A \\ and\na line break.", -4)
        text.add([
            StoreFact("kind", .text("hybrid")), StoreFact("file", .text("C:\\a \"b\"\nc é")),
            StoreFact("flush lag", .time(1_500_001)), StoreFact("durable size", .bytes(4096)),
            StoreFact("waiting sessions", .number(2)),
        ])
        let series = try Exposition.parse(text.text)
        #expect(series["multichat_operation_seconds_bucket{operation=append,le=0.000001}"] == "1")
        #expect(series["multichat_operation_seconds_bucket{operation=append,le=0.000004}"] == "2")
        #expect(series["multichat_operation_seconds_bucket{operation=append,le=67.108864}"] == "3")
        #expect(series["multichat_operation_seconds_bucket{operation=append,le=+Inf}"] == "5")
        #expect(series["multichat_operation_seconds_count{operation=append}"] == "5")
        #expect(series["multichat_operation_seconds_sum{operation=append}"] == "160.000104")
        #expect(series["multichat_errors_total{code=conflict}"] == "3")
        #expect(series["multichat_commit_size_bucket{le=8}"] == "1")
        #expect(series["multichat_commit_size_bucket{le=4}"] == "0")
        #expect(series["multichat_sessions"] == "-4")
        #expect(series["multichat_store_flush_lag_seconds"] == "1.500001")
        #expect(series["multichat_store_durable_size_bytes"] == "4096")
        #expect(series["multichat_store_waiting_sessions"] == "2")
        #expect(series["multichat_store_info{kind=hybrid,file=C:\\a \"b\"\nc é}"] == "1")
    }

    static let faults = [
        "a 1\n", "# TYPE a counter\na 1\n", "# HELP a x\n# TYPE a counter\na{b=\"c} 1\n",
        "# HELP a x\n# TYPE a counter\na one\n", "# HELP a x\n# TYPE a counter\na 1", "# HELP a x\n# TYPE a odd\na 1\n",
        "# HELP a x\n# TYPE a counter\na 1\na 1\n", "# HELP a x\n# TYPE a counter\n1a 1\n",
    ]

    @Test(arguments: faults) func theReaderOfThisTestIsStrict(_ text: String) {
        #expect(throws: Exposition.Fault.self) { try Exposition.parse(text) }
    }
}
