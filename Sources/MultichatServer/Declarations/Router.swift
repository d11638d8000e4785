/// Finds the route of a request.
struct Router: Sendable {
    /// What was found for a path.
    enum Match: Sendable {
        /// A route, with what stands at the places of its path.
        case route(Route, [String: String])
        /// The path is there, for these methods.
        case otherMethods([String])
        /// Nothing.
        case nothing
    }

    /// The part of the tree behind some segments.
    private final class Node: Sendable {
        let words: [String: Node]
        let place: Node?
        let routes: [String: Route]
        let rest: [String: Route]

        /// Makes the part below a depth of routes that share everything above it.
        init(_ routes: [Route], depth: Int) {
            let ending = routes.filter { $0.path.parts.count == depth }
            self.routes = Self.byMethod(ending.filter { !$0.path.isOpen })
            rest = Self.byMethod(ending.filter { $0.path.isOpen })
            var words: [String: [Route]] = [:]
            var placed: [Route] = []
            for route in routes where route.path.parts.count > depth {
                switch route.path.parts[depth] {
                case .word(let word): words[word, default: []].append(route)
                case .place: placed.append(route)
                }
            }
            self.words = words.mapValues { Node($0, depth: depth + 1) }
            place = placed.isEmpty ? nil : Node(placed, depth: depth + 1)
        }

        private static func byMethod(_ routes: [Route]) -> [String: Route] {
            Dictionary(routes.map { ($0.method.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private let root: Node

    init(_ routes: [Route]) { root = Node(routes, depth: 0) }

    /// Finds the route for a method and the segments of a path; `HEAD` is a `GET` whose body isn't sent.
    func find(_ method: String, _ segments: [String]) -> Match {
        var node = root
        var rest = root.rest
        for segment in segments {
            guard let next = node.words[segment] ?? node.place else { return choose(method, rest, segments) }
            node = next
            if !node.rest.isEmpty { rest = node.rest }
        }
        return choose(method, node.routes.isEmpty ? rest : node.routes, segments)
    }

    /// Chooses among the routes of one path by their methods.
    private func choose(_ method: String, _ routes: [String: Route], _ segments: [String]) -> Match {
        guard !routes.isEmpty else { return .nothing }
        guard let route = routes[method == "HEAD" ? "GET" : method] else {
            return .otherMethods(routes.keys.sorted() + (routes["GET"] == nil ? [] : ["HEAD"]))
        }
        var values: [String: String] = [:]
        for (part, segment) in zip(route.path.parts, segments) {
            if case .place(let name) = part { values[name] = segment }
        }
        return .route(route, values)
    }
}
