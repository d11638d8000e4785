import CMicroHTTPD

/// Reads the header of a request.
struct FieldCollector {
    /// What was read.
    private(set) var fields = HeaderFields()

    /// Reads all fields of a connection's request.
    mutating func collect(from connection: OpaquePointer) {
        withUnsafeMutablePointer(to: &fields) { fields in
            multichat_http_fields(connection, fields, takeField)
        }
    }
}

/// Called with each field.
private func takeField(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ nameSize: Int, _ value: UnsafePointer<CChar>?,
    _ valueSize: Int
) {
    guard let fields = context?.assumingMemoryBound(to: HeaderFields.self) else { return }
    func text(_ start: UnsafePointer<CChar>?, _ size: Int) -> String {
        let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : size)
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        fields.pointee.isText = false
        return ""
    }
    fields.pointee.add(text(name, nameSize), text(value, valueSize))
}
