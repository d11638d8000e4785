import Multichat
import MultichatPage

/// The page on which people watch the chats, and the files that it is made of.
enum PageRoutes {
    static let all = [page, asset]

    private static let page = Route(.get, "/", "Shows the page on which the chats can be watched.") { call in
        try answer(call, "index.html")
    }.with {
        $0.scope = .none
        $0.isOfNamespace = false
        $0.answers = [200: Answer(.words, type: "text/html", tagged: true)]
    }

    private static let asset = Route(.get, "/assets/{name}", "Gives a file of the page.") { call in
        try answer(call, call.place("name"))
    }.with {
        $0.scope = .none
        $0.isOfNamespace = false
        $0.answers = [
            200: Answer(.words, type: "text/javascript", "text/css", "text/html", "image/svg+xml", tagged: true)
        ]
    }

    private static let assets = Dictionary(uniqueKeysWithValues: PageAsset.all.map { ($0.name, $0) })

    private static func answer(_ call: Call, _ name: String) throws -> Reply {
        guard let asset = assets[name] else { throw Problem.noRoute }
        if let unchanged = call.unchanged(asset.tag) { return unchanged }
        var response = Response(200, type: asset.type, asset.bytes)
        response.headers += [("ETag", asset.tag)] + BrowserPolicy.page
        return .response(response)
    }
}
