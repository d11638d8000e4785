import Multichat

/// An answer as it came over the wire.
struct RawAnswer {
    /// The status code.
    var status = 0
    /// The fields of the header; names in lower case.
    var fields: [String: String] = [:]
    /// The body without what chunks add.
    var body: [UInt8] = []

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON.
    var json: JSONValue {
        get throws { JSONValue(try JSON(text)) }
    }

    /// The class of a problem.
    var code: String? { (try? json)?["code"]?.string }

    /// Reads an answer from the beginning of bytes; `nil` where more of it is to come.
    static func parse(_ bytes: [UInt8], hasBody: Bool, isComplete: Bool) -> (RawAnswer, Int)? {
        guard let end = find(Array("\r\n\r\n".utf8), in: bytes, from: 0) else { return nil }
        var answer = head(bytes[..<end])
        let start = end + 4
        if answer.status == 100 {
            return parse(Array(bytes[start...]), hasBody: hasBody, isComplete: isComplete).map { ($0.0, $0.1 + start) }
        }
        if !hasBody || answer.status == 304 { return (answer, start) }
        if answer.fields["transfer-encoding"] == "chunked" { return chunks(answer, bytes, from: start) }
        guard let length = answer.fields["content-length"].flatMap({ Int($0) }) else {
            answer.body = Array(bytes[start...])
            return isComplete ? (answer, bytes.count) : nil
        }
        guard bytes.count >= start + length else { return nil }
        answer.body = Array(bytes[start..<start + length])
        return (answer, start + length)
    }

    private static func head(_ bytes: ArraySlice<UInt8>) -> RawAnswer {
        var answer = RawAnswer()
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        answer.status = lines.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            answer.fields[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
        }
        return answer
    }

    private static func chunks(_ answer: RawAnswer, _ bytes: [UInt8], from start: Int) -> (RawAnswer, Int)? {
        var answer = answer
        var place = start
        while let end = find([13, 10], in: bytes, from: place) {
            guard let size = Int(String(decoding: bytes[place..<end], as: UTF8.self), radix: 16) else { return nil }
            guard bytes.count >= end + 2 + size + 2 else { return nil }
            if size == 0 { return (answer, end + 4) }
            answer.body += bytes[end + 2..<end + 2 + size]
            place = end + 2 + size + 2
        }
        return nil
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= start + pattern.count else { return nil }
        return (start...bytes.count - pattern.count).first { place in
            bytes[place] == pattern[0] && bytes[place..<place + pattern.count].elementsEqual(pattern)
        }
    }
}
