import Multichat
import MultichatHybrid

/// The options of a hybrid's URL that name no store.
enum HybridURLOption {
    /// Sets an option.
    static func read(_ name: Substring, _ value: String, into options: inout HybridOptions) throws(MultichatError) {
        if name == "mode" {
            guard let mode = HybridOptions.Mode(rawValue: value) else {
                throw HybridURL.invalid("has an unknown mode", "Write mode=write-through or mode=write-behind.")
            }
            options.mode = mode
            return
        }
        guard let path = times.first(where: { $0.name == name })?.path else {
            let known = ["durable", "hot", "mode", "archive"] + times.map(\.name)
            throw HybridURL.invalid(
                "has an option that is not known",
                "Known are \(known.map { $0 + "=" }.joined(separator: " ")); in the URL of a store in it, write %26 "
                    + "for & and %3F for ?.")
        }
        guard let time = microseconds(value) else {
            throw HybridURL.invalid(
                "has a value of \(name)= that can't be read", "Write a time: 100ms, 90s, 15m or 1h.")
        }
        options[keyPath: path] = time
    }

    /// The options that aren't standard, as in a URL.
    static func text(of options: HybridOptions) -> [String] {
        let standard = HybridOptions()
        let mode = options.mode == standard.mode ? [] : ["mode=\(options.mode.rawValue)"]
        return mode
            + times.compactMap { name, path in
                let time = options[keyPath: path]
                return time == standard[keyPath: path] ? nil : "\(name)=\(text(time))"
            }
    }

    private static var times: [(name: String, path: WritableKeyPath<HybridOptions, Int64>)] {
        [("hot-ttl", \.lifetime), ("flush", \.flushInterval), ("archive-every", \.archiveInterval)]
    }

    /// The largest first.
    private static let units: [(name: String, microseconds: Int64)] = [
        ("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000), ("ms", 1000),
    ]

    private static func microseconds(_ text: String) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let unit = units.first(where: { $0.name == text.dropFirst(digits.count) }), let count = Int64(digits),
            (1...1_000_000_000).contains(count)
        else { return nil }
        let (time, overflow) = count.multipliedReportingOverflow(by: unit.microseconds)
        return overflow ? nil : time
    }

    private static func text(_ time: Int64) -> String {
        let unit = units.first { time % $0.microseconds == 0 } ?? ("ms", 1000)
        return "\(time / unit.microseconds)\(unit.name)"
    }
}
