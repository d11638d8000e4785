extension AccessKey {
    /// Reads what a store keeps; `nil` where it is no key.
    init?(_ json: JSON) {
        let value = JSONValue(json)
        guard let id = value["id"]?.string, let scope = value["scope"]?.string.flatMap({ KeyScope(rawValue: $0) }),
            let hash = value["hash"]?.string.flatMap({ Digest(hex: $0) }), let created = Self.time(value, "createdAt"),
            let tenant = value["namespace"], tenant.isNull || tenant.string != nil
        else { return nil }
        self.init(id: id, scope: scope, createdAt: created, hash: hash)
        name = value["name"]?.string
        namespace = tenant.string.map { Namespace(unchecked: $0) }
        // An end that is there and can't be read is one that has passed.
        if value["expiresAt"]?.isNull == false { expiresAt = Self.time(value, "expiresAt") ?? created }
        if value["revokedAt"]?.isNull == false { revokedAt = Self.time(value, "revokedAt") ?? created }
    }

    /// What a store keeps.
    var json: JSON {
        var writer = JSONWriter(capacity: 300)
        writer.raw("{\"id\":")
        writer.string(id)
        writer.raw(",\"name\":")
        writer.string(name)
        writer.raw(",\"scope\":")
        writer.string(scope.rawValue)
        writer.raw(",\"namespace\":")
        writer.string(namespace?.text)
        writer.raw(",\"hash\":")
        writer.string(hash.description)
        writer.raw(",\"createdAt\":")
        writer.time(createdAt)
        writer.raw(",\"expiresAt\":")
        writer.time(expiresAt)
        writer.raw(",\"revokedAt\":")
        writer.time(revokedAt)
        writer.raw("}")
        return writer.json
    }

    private static func time(_ value: JSONValue, _ name: String) -> Timestamp? {
        value[name]?.string.flatMap { RFC3339.parse($0) }
    }
}
