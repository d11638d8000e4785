import CZlib

/// Makes answers smaller where that pays.
enum Compression {
    /// Answers below this size aren't compressed: they fit into one packet.
    static let least = 1024

    /// Compresses an answer that is there as text, if the client takes it.
    static func compress(_ response: Response, _ head: RequestHead) -> Response {
        guard case .bytes(let bytes) = response.body, bytes.count >= least, isWanted(head),
            isText(response["Content-Type"] ?? ""), let packed = gzip(bytes)
        else { return response }
        var response = response
        response.body = .bytes(packed)
        response.headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        if let place = response.headers.firstIndex(where: { $0.name == "ETag" }) {
            // Other bytes need another tag; conditions take both.
            response.headers[place].value = response.headers[place].value.dropLast() + Conditions.gzipEnd
        }
        return response
    }

    /// Whether a client takes gzip.
    static func isWanted(_ head: RequestHead) -> Bool {
        head.headers.list("accept-encoding").contains { coding in
            let parts = coding.lowercased().split(separator: ";").map { $0.trimmed }
            guard parts.first == "gzip" else { return false }
            return !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" || $0 == "q=0.00" || $0 == "q=0.000" }
        }
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("application/json") || type.hasPrefix("application/problem+json") || type.hasPrefix("text/")
            || type.hasPrefix("application/x-ndjson")
    }

    /// The bytes in the form of gzip, quickly rather than as small as can be.
    private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard multichat_gzip_begin(&stream, 1) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        return bytes.withUnsafeBufferPointer { source in
            let packed = [UInt8](unsafeUninitializedCapacity: room) { target, count in
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(room)
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
            return packed.isEmpty ? nil : packed
        }
    }
}
