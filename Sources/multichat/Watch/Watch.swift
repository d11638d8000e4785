import Multichat
import MultichatStores

/// `stats --watch`: looks at the store again and again and redraws what it finds.
struct Watch {
    private static let rates = 60
    /// Signals are looked for so often, in microseconds.
    private static let step = 100_000

    let call: Invocation
    /// Microseconds between two looks.
    let interval: Int
    /// How many looks; `nil` for no end.
    let count: Int?

    /// Runs until a signal comes, or until there were as many looks as wanted.
    func run() throws -> ExitCode {
        if let exit = Signals.askedToStop() { return exit }
        let metrics = try call.opened.measuring()
        let store = try call.store()
        let style = Style.of(Descriptor.output)
        var watched = WatchedStore(try call.givenNamespace)
        var rates: [Int] = []
        var drawn = 0
        for number in 1... {
            let sample = try watched.look(store, at: Clock.now())
            if number > 1 { rates = (rates + [sample.rate]).suffix(Self.rates) }
            let frame = WatchFrame(url: try call.storeURL.description, sample: sample, rates: rates, metrics: metrics)
            drawn = try show(frame, style, over: drawn)
            if number == count { return .success }
            if let exit = pause() { return exit }
        }
        return .success
    }

    /// Prints a frame; answers how many lines the next one is drawn over.
    private func show(_ frame: WatchFrame, _ style: Style, over drawn: Int) throws -> Int {
        guard style.isTerminal, !call.isJSON else {
            try call.show(frame, style)
            try call.output.flush()
            return 0
        }
        let lines = frame.screen(style)
        if drawn > 0 { call.output.text("\u{1B}[\(drawn)A") }
        for line in lines { call.output.line(line + "\u{1B}[K") }
        call.output.text("\u{1B}[J")
        try call.output.flush()
        return lines.count
    }

    /// Waits for the next look; answers how to end where a signal came.
    private func pause() -> ExitCode? {
        let end = Clock.now() + interval
        while true {
            if let exit = Signals.askedToStop() { return exit }
            let rest = end - Clock.now()
            if rest <= 0 { return nil }
            Clock.pause(microseconds: min(rest, Self.step))
        }
    }
}
