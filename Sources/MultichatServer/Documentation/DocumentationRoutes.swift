import Multichat
import MultichatFiles

/// The documentation below `/docs`: the files of the folder that `make docs` builds, and nothing else.
enum DocumentationRoutes {
    /// Not a part of the API, and so not of its description.
    static let all = [
        Route(.get, "/docs/{path...}", "Shows the documentation.", handler: answer).with {
            $0.scope = nil
            $0.isOfNamespace = false
            // It reads files.
            $0.isSlow = true
        }
    ]

    private static func answer(_ call: Call) throws -> Reply {
        guard let folder = call.server.configuration.documentation else { throw Problem.noDocumentation }
        var names = Array(call.target.segments.dropFirst())
        let isFolder = names.last == ""
        if isFolder { names[names.count - 1] = "index.html" }
        switch try FileTree(folder).open(names) {
        case .file(let file): return try send(file, call)
        // What stands beside a page is named without its path: so that must end with a slash.
        case .directory where !isFolder: return .response(Response(301).adding("Location", call.target.path + "/"))
        default: throw FileTree(folder).isThere ? Problem.noRoute : Problem.noDocumentation
        }
    }

    private static func send(_ file: File, _ call: Call) throws -> Reply {
        let stamp = try FileStamp(file)
        let tag = "\"\(String(stamp.modified, radix: 36))-\(String(stamp.size, radix: 36))\""
        if let unchanged = call.unchanged(tag) { return unchanged }
        var response = Response(200, type: DocumentationTypes.type(of: file.path), try file.contents())
        response.headers += [("ETag", tag)] + BrowserPolicy.documentation
        return .response(response)
    }
}

extension FileTree {
    /// Whether the folder itself is there.
    fileprivate var isThere: Bool { Directory.exists(path) }
}

extension Problem {
    /// The documentation wasn't built.
    fileprivate static var noDocumentation: Problem {
        Problem(
            "not-found", 404, "The documentation isn't there.",
            hint: "`make docs` builds it; `multichat serve --docs DIR` says where it is.")
    }
}
