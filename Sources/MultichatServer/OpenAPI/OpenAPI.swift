import Multichat
import MultichatViews

/// The description of the API in the form of OpenAPI 3.1, made from the routes.
struct OpenAPI {
    private let routes: [Route]
    private let version: String
    private let requiresKeys: Bool

    init(_ routes: [Route], version: String, requiresKeys: Bool) {
        self.routes = routes
        self.requiresKeys = requiresKeys
        self.version = version
    }

    /// The description.
    var json: JSON {
        var writer = JSONWriter(capacity: 64 << 10)
        writer.raw("{")
        writer.member("openapi", "3.1.0")
        writer.key("info")
        writer.raw("{")
        writer.member("title", "Multichat")
        writer.member("version", version)
        writer.member("summary", "Keeps the chats of many agents: durably, in order, and provably unchanged.")
        writer.raw("}")
        writer.key("paths")
        writePaths(to: &writer)
        writer.key("components")
        writer.raw("{\"schemas\":{")
        for (name, schema) in Components.all.sorted(by: { $0.key < $1.key }) {
            writer.separate()
            writer.string(name)
            writer.raw(":")
            schema.write(to: &writer)
        }
        writer.raw("},\"securitySchemes\":{\"key\":{\"type\":\"http\",\"scheme\":\"bearer\"}}}}")
        return writer.json
    }

    private func writePaths(to writer: inout JSONWriter) {
        var paths: [(path: String, routes: [Route])] = []
        for route in routes {
            if let place = paths.firstIndex(where: { $0.path == route.path.text }) {
                paths[place].routes.append(route)
            } else {
                paths.append((route.path.text, [route]))
            }
        }
        writer.raw("{")
        for (path, routes) in paths {
            writer.separate()
            writer.string(path)
            writer.raw(":{")
            for route in routes {
                writer.separate()
                writer.string(route.method.rawValue.lowercased())
                writer.raw(":")
                route.describe(to: &writer, requiresKey: requiresKeys)
            }
            writer.raw("}")
        }
        writer.raw("}")
    }
}
