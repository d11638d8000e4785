import Multichat
import MultichatStores

extension TourGuide {
    /// Ends with commands that work in this folder.
    func end(_ result: TourResult) throws {
        guard result.isGood else { return try say(["", style.red("Something differs:")] + result.differences) }
        let id = result.session.id
        let store =
            "--store \(Tour.file)"
            + (result.session.namespace == .standard ? "" : " --namespace \(result.session.namespace)")
        let next = [
            "\(store) show \(id) --last 3", "\(store) post \(id) --from me 'Well done!'",
            "\(store) fork \(id) --at 3 --id \(id)-again", "\(store) verify", "--store \(Tour.folder) list", "help",
        ]
        try say(["", style.bold("Try next"), ""] + next.map { "   \(style.green(ThisProgram.name)) \($0)" })
    }
}
