import Multichat

extension Call {
    /// The integer that a parameter says, or its standard.
    func integer(_ parameter: Parameter) -> Int? {
        if let word = word(parameter) { return Int(word) }
        guard case .integer(_, let standard) = parameter.schema else { return nil }
        return standard
    }

    /// The labels that a parameter says.
    func labels(_ parameter: Parameter) throws -> [String: String] {
        var labels: [String: String] = [:]
        for word in words(parameter) {
            let (name, value) = try TextForm.label(word, parameter.name)
            labels[name] = value
        }
        return labels
    }

    /// The text of a member of the body.
    func text(_ name: String) -> String? { value[name]?.string }

    /// The id of a member of the body.
    func id<ID: Identifier>(in name: String, as type: ID.Type = ID.self) throws -> ID? {
        try text(name).map { try ID($0) }
    }

    /// The ids of a member of the body.
    func ids<ID: Identifier>(in name: String, as type: ID.Type = ID.self) throws -> [ID] {
        try (value[name]?.array ?? []).compactMap(\.string).map { try ID($0) }
    }

    /// The duration of a member of the body, in microseconds.
    func duration(_ name: String) throws -> Int64? { try text(name).map { try TextForm.duration($0, name) } }

    /// When the body says that a session is gone.
    func expiry() throws -> Expiry? {
        let duration = try duration("ttl")
        guard let date = text("expiresAt") else { return duration.map { .sliding(microseconds: $0) } }
        guard duration == nil else {
            throw MultichatError(.invalid, "`ttl` and `expiresAt` exclude each other.")
        }
        return .fixed(try TextForm.time(date, "expiresAt"))
    }

    /// The session with the path's id.
    func session() throws -> Session { try chat.session() }
}
