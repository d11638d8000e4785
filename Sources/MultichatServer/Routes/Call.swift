import Multichat
import MultichatViews

/// A request that found its route, checked as far as the declarations tell.
struct Call: Sendable {
    /// The server's parts.
    let server: ServerParts
    /// What it asks for.
    let route: Route
    /// Its header.
    let head: RequestHead
    /// Its query, and its path as it was written.
    let target: RequestTarget
    /// What stands at the places of its path.
    let places: [String: String]
    /// Who asks.
    let caller: Caller
    /// The tenant's sessions.
    let swarm: Swarm
    /// Its body.
    var body = RequestBody.bytes([])
    /// Its body as JSON, where it has one.
    var json = JSON.null
    /// The same as a tree.
    var value = JSONValue.null

    /// What stands at a place of the path.
    func place(_ name: String) -> String { places[name] ?? "" }

    /// The id at a place of the path.
    func id<ID: Identifier>(at name: String, as type: ID.Type = ID.self) throws -> ID { try ID(place(name)) }

    /// The chat that the path names.
    var chat: Chat {
        get throws { swarm.chat(try id(at: "session")) }
    }

    /// What a parameter of the query says.
    func word(_ parameter: Parameter) -> String? { target.query.first { $0.name == parameter.name }?.value }

    /// What a parameter says each time that it is given.
    func words(_ parameter: Parameter) -> [String] {
        target.query.filter { $0.name == parameter.name }.map(\.value)
    }

    /// The id that a parameter says.
    func id<ID: Identifier>(_ parameter: Parameter) throws -> ID? { try word(parameter).map { try ID($0) } }

    /// Whether a parameter says `true`.
    func has(_ parameter: Parameter) -> Bool { word(parameter) == "true" }
}

/// What a route gives.
enum Reply: Sendable {
    /// An answer.
    case response(Response)
    /// An append; once it is committed, its receipt is answered.
    case append(PendingAppend)
}
