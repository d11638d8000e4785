import Multichat
import MultichatStores
import MultichatViews

/// `tour`: the main job, shown on files in the current folder.
enum TourCommand {
    static let command = Command("tour", "show how it all works, on files in this folder", in: .more, action: run)
        .with {
            $0.details = """
                Three agents talk in a new session of multichat-tour.db. A process that posts for them is killed in \
                the middle of a write; the log is verified and compared with what was acknowledged, and copied to \
                JSON files (multichat-tour.json) and back (multichat-tour-back.db). The exit code is 1 where anything \
                differs. The files can be removed afterwards; a second tour adds a session.
                """
            $0.examples = ["tour"]
        }

    private static func run(_ call: Invocation) throws -> ExitCode {
        var tour = Tour(call)
        let result = try tour.run()
        if call.isJSON { try call.show(result) }
        return result.isGood ? .success : .damageFound
    }
}

/// What the tour came to.
struct TourResult: Presentable {
    var session: SessionReference
    var acknowledged = 0
    var inFlight = 0
    var stored = 0
    var entries = 0
    var stores: [(url: StoreURL, head: Head)] = []
    var differences: [String] = []

    init(_ session: SessionReference) { self.session = session }

    /// Whether all is as it was acknowledged.
    var isGood: Bool { differences.isEmpty }

    func write(json writer: inout JSONWriter) {
        writer.raw("{")
        writer.member("session", session.id.text)
        writer.member("namespace", session.namespace.text)
        writer.member("acknowledged", acknowledged)
        writer.member("inFlight", inFlight)
        writer.member("inFlightStored", stored)
        writer.member("entries", entries)
        writer.key("stores")
        writer.array(stores) { writer, store in
            writer.raw("{")
            writer.member("store", store.url.description)
            writer.key("head")
            writer.head(store.head)
            writer.raw("}")
        }
        writer.key("differences")
        writer.strings(differences)
        writer.raw("}")
    }

    func lines(_ style: Style) -> [String] { [] }
}
