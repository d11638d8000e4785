@testable import MultichatServer

extension Route {
    /// What failures call it.
    var name: String { "\(method.rawValue) \(path.text)" }

    /// A path and query that it can be asked with: of the session `release`, unless told otherwise.
    func sampleTarget(_ query: [String] = [], session: String = "release") -> String {
        let places = ["session": session, "agent": "Agent-1", "sequence": "1"]
        let path = path.parts.map { part in
            switch part {
            case .word(let word): "/" + word
            case .place(let name): "/" + (places[name] ?? "x")
            }
        }.joined()
        let required = parameters.filter { $0.isRequired && $0.place == .query }.map { "\($0.name)=1" }
        let pairs = required + query
        return (path.isEmpty ? "/" : path) + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
