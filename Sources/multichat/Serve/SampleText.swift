import Multichat

/// What the agents of the sample swarm say.
enum SampleText {
    static let releaseAgents: [AgentID] = ["planner", "coder", "tester"]

    static let release: [TourScript.Line] = [
        .init("planner", text: "Release 2.0 is due today. Who takes what?"),
        .init("coder", to: "planner", text: "I take the **import**: it reads each file twice."),
        .init("tester", to: "planner", text: "I test whatever is merged."),
        .init(
            "coder", to: "tester",
            text:
                "The import is merged:\n\n```swift\nlet report = try importer.run([path])\n```\n\nPlease try empty files first."
        ),
        .init("tester", to: "coder", text: "Empty files are fine. One of 2 GB takes minutes."),
        .init("coder", to: "tester", text: "It was read twice. Mended; please try again."),
    ]

    static let verdict = """
        All green:

        | suite | time |
        | --- | --- |
        | import | 9.2 s |
        | export | 3.1 s |

        - a file of 2 GB takes *nine seconds* now
        - nothing else changed
        """

    static let incident: [TourScript.Line] = [
        .init("watcher", to: "coder", text: "p99 went from 8 ms to 140 ms at 12:03. Nothing was released."),
        .init("coder", to: "watcher", text: "Is somebody reading the whole log? Look at the slow log."),
        .init("watcher", to: "coder", text: "Yes: a report asks for all entries every second."),
        .init("coder", to: "watcher", text: "It gets an `If-None-Match` now. Better?"),
        .init("watcher", text: "9 ms. Thank you; I write it down."),
    ]

    static let learnings: [(text: String, tags: [String])] = [
        ("Read what polls with If-None-Match: an unchanged log costs nothing.", ["performance", "http"]),
        ("Large files are read once, in pieces, never whole.", ["import", "performance"]),
        ("Before a release the import is tested with a file of 2 GB.", ["release", "tests"]),
    ]
}
