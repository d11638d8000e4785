import FoundationEssentials

extension JSON {
    /// Encodes any value; keys are sorted, so that equal values have equal texts.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the value can't be written as JSON.
    public init(encoding value: some Encodable, field: String = "body", limits: JSONLimits = .standard) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data: Data
        do {
            data = try encoder.encode(value)
        } catch {
            throw MultichatError(.invalid, "The \(field) can't be written as JSON: \(error)")
        }
        try self.init(String(decoding: data, as: UTF8.self), field: field, limits: limits)
    }

    /// Decodes the text as a value of a type.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where the text has another shape.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw MultichatError(.invalid, "The stored JSON isn't a \(type): \(error)")
        }
    }
}
