extension JSONValue {
    /// The value changed by a JSON merge patch (RFC 7396).
    ///
    /// Members of an object patch replace those of this value, `null` removes them, objects go on within; any other
    /// patch takes this value's place. Members keep their order, new ones come behind.
    ///
    /// - Complexity: O(members of both).
    public func merging(_ patch: JSONValue) -> JSONValue {
        guard case .object(let changes) = patch else { return patch }
        var merged = members.map { $0.map(Member?.some) } ?? []
        var places: [[UInt8]: Int] = [:]
        for (place, member) in merged.enumerated() { places[Array((member?.key ?? "").utf8)] = place }
        for change in changes {
            let place = places[Array(change.key.utf8)]
            if change.value.isNull {
                if let place { merged[place] = nil }
            } else if let place {
                merged[place] = Member(change.key, (merged[place]?.value ?? .null).merging(change.value))
            } else {
                merged.append(Member(change.key, JSONValue.null.merging(change.value)))
            }
        }
        return .object(merged.compactMap { $0 })
    }
}
