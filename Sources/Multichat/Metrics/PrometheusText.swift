/// Metrics in Prometheus' text format, version 0.0.4.
public struct PrometheusText: Sendable {
    /// The text; it ends with a line break.
    public internal(set) var text = ""

    /// Makes an empty text.
    public init() {}

    /// Writes what the stores of this process did.
    public init(_ metrics: Metrics) {
        histograms(
            "multichat_operation_seconds", "How long operations on stores took.",
            Metrics.Operation.allCases.map { ("{operation=\"\($0.name)\"", metrics[$0].reading) }, scale: 6)
        histograms("multichat_commit_seconds", "How long commits took.", [("{", metrics.commits.reading)], scale: 6)
        histograms(
            "multichat_commit_size", "How many writers shared a commit.", [("{", metrics.commitSizes.reading)], scale: 0
        )
        counter("multichat_appended_entries_total", "Entries of appends that succeeded.", metrics.entries.value)
        counter("multichat_syncs_total", "How often appends made data durable.", metrics.syncs.value)
        counter("multichat_cache_hits_total", "Sessions that were in memory when written.", metrics.cacheHits.value)
        counter("multichat_cache_misses_total", "Sessions that were not.", metrics.cacheMisses.value)
        family("multichat_errors_total", "counter", "Operations that failed, by the error's code.")
        for code in ErrorCode.allCases {
            line("multichat_errors_total{code=\"\(code.rawValue)\"}", "\(metrics[code].value)")
        }
    }

    /// Adds what a store tells of itself: figures as gauges, words as labels of `multichat_store_info`.
    public mutating func add(_ facts: [StoreFact]) {
        var labels: [String] = []
        for fact in facts {
            let name = Self.name(fact.name)
            switch fact.value {
            case .text(let text): labels.append("\(name)=\"\(Self.escaped(text, quotes: true))\"")
            case .number(let number): gauge("multichat_store_\(name)", "The store's \(fact.name).", number)
            case .bytes(let bytes): gauge("multichat_store_\(name)_bytes", "The store's \(fact.name).", bytes)
            case .time(let time):
                family("multichat_store_\(name)_seconds", "gauge", "The store's \(fact.name).")
                line("multichat_store_\(name)_seconds", Self.scaled(Int(time), 6))
            }
        }
        guard !labels.isEmpty else { return }
        family("multichat_store_info", "gauge", "What the store is, in words.")
        line("multichat_store_info{\(labels.joined(separator: ","))}", "1")
    }

    /// Adds a figure that can rise and fall.
    public mutating func gauge(_ name: String, _ help: String, _ value: Int) {
        family(name, "gauge", help)
        line(name, "\(value)")
    }

    private mutating func counter(_ name: String, _ help: String, _ value: Int) {
        family(name, "counter", help)
        line(name, "\(value)")
    }

    /// Adds histograms of one family; `labels` is `{a="b"` without its end, or `{`.
    package mutating func histograms(
        _ name: String, _ help: String, _ readings: [(labels: String, reading: Histogram.Reading)], scale: Int
    ) {
        family(name, "histogram", help)
        for (labels, reading) in readings {
            let comma = labels == "{" ? "" : ","
            var count = 0
            for (place, more) in reading.counts.enumerated() {
                count += more
                let bound = place == reading.counts.count - 1 ? "+Inf" : Self.scaled(1 << place, scale)
                line("\(name)_bucket\(labels)\(comma)le=\"\(bound)\"}", "\(count)")
            }
            let end = labels == "{" ? "" : labels + "}"
            line("\(name)_sum\(end)", Self.scaled(reading.sum, scale))
            line("\(name)_count\(end)", "\(count)")
        }
    }
}
