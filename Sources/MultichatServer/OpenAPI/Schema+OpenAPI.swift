import Multichat
import MultichatViews

extension Schema {
    /// Writes it as JSON Schema.
    func write(to writer: inout JSONWriter) {
        switch self {
        case .any: writer.raw("{}")
        case .null: writer.raw("{\"type\":\"null\"}")
        case .flag: writer.raw("{\"type\":\"boolean\"}")
        case .text(let form): form.write(to: &writer)
        case .named(let name):
            writer.raw("{\"$ref\":")
            writer.string("#/components/schemas/" + name)
            writer.raw("}")
        case .nullable(let schema): Self.write([schema, .null], to: &writer)
        case .either(let schemas): Self.write(schemas, to: &writer)
        default: writeParts(to: &writer)
        }
    }

    private func writeParts(to writer: inout JSONWriter) {
        switch self {
        case .integer(let range, let standard): Self.write(range, standard, to: &writer)
        case .number(let range):
            writer.raw("{\"type\":\"number\",\"minimum\":")
            writer.value(.number("\(range.lowerBound)"))
            writer.raw(",\"maximum\":")
            writer.value(.number("\(range.upperBound)"))
            writer.raw("}")
        case .array(let schema):
            writer.raw("{\"type\":\"array\",\"items\":")
            schema.write(to: &writer)
            writer.raw("}")
        case .map(let schema):
            writer.raw("{\"type\":\"object\",\"additionalProperties\":")
            schema.write(to: &writer)
            writer.raw("}")
        case .object(let members): Self.write(members, to: &writer)
        default: break
        }
    }

    private static func write(_ schemas: [Schema], to writer: inout JSONWriter) {
        writer.raw("{\"anyOf\":")
        writer.array(schemas) { $1.write(to: &$0) }
        writer.raw("}")
    }

    private static func write(_ range: ClosedRange<Int>, _ standard: Int?, to writer: inout JSONWriter) {
        writer.raw("{\"type\":\"integer\"")
        if range.lowerBound > .min { writer.member("minimum", range.lowerBound) }
        // What other languages hold exactly in a number.
        writer.member("maximum", min(range.upperBound, 1 << 53 - 1))
        if let standard { writer.member("default", standard) }
        writer.raw("}")
    }

    private static func write(_ members: [Member], to writer: inout JSONWriter) {
        writer.raw("{\"type\":\"object\",\"properties\":{")
        for member in members {
            writer.separate()
            writer.string(member.name)
            writer.raw(":")
            member.schema.write(to: &writer)
        }
        writer.raw("}")
        let required = members.filter(\.isRequired).map(\.name)
        if !required.isEmpty {
            writer.key("required")
            writer.strings(required)
        }
        writer.raw("}")
    }
}

extension TextForm {
    /// Writes it as JSON Schema.
    func write(to writer: inout JSONWriter) {
        writer.raw("{\"type\":\"string\"")
        switch self {
        case .plain: break
        case .identifier:
            writer.raw(",\"minLength\":1,\"maxLength\":512")
            writer.member("pattern", "^[^\\u0000-\\u001F\\u007F-\\u009F]+$")
        case .line(let maximum):
            writer.member("maxLength", maximum)
            writer.member("pattern", "^[^\\u0000-\\u001F\\u007F-\\u009F]*$")
        case .choice(let words):
            writer.key("enum")
            writer.strings(words)
        case .time: writer.raw(",\"format\":\"date-time\"")
        case .duration: writer.member("pattern", "^([1-9][0-9]{0,5}[smhdw])+$")
        case .label: writer.member("pattern", "^[^=\\u0000-\\u001F\\u007F-\\u009F]+=")
        }
        writer.raw("}")
    }
}
