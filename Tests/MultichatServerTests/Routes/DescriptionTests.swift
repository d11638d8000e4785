import Multichat
import Testing

@testable import MultichatServer

@Suite("the description of the API")
struct DescriptionTests {
    @Test("every route is described, and every reference leads somewhere")
    func complete() throws {
        let server = try TestServer()
        let description = try server.ask("GET", "/v1/openapi.json").json
        #expect(description["openapi"]?.string == "3.1.0")
        for route in Routes.all {
            let method = route.method.rawValue.lowercased()
            let operation = try #require(description["paths"]?[route.path.text]?[method])
            #expect(operation["summary"]?.string?.hasSuffix(".") == true)
        }
        let names = Set((description["components"]?["schemas"]?.members ?? []).map(\.key))
        for reference in references(in: description) {
            #expect(names.contains(String(reference.dropFirst("#/components/schemas/".count))), "\(reference)")
        }
    }

    @Test("no two operations have the same name, and no route hides another")
    func distinct() throws {
        let router = Router(Routes.all)
        var ids = Set<String>()
        let paths = try TestServer().ask("GET", "/v1/openapi.json").json["paths"]?.members ?? []
        for operation in paths.flatMap({ $0.value.members ?? [] }) {
            let isNew = ids.insert(operation.value["operationId"]?.string ?? "").inserted
            #expect(isNew)
        }
        for route in Routes.all {
            let segments = route.path.parts.map { part in
                switch part {
                case .word(let word): word
                case .place(let name): "a-" + name
                }
            }
            guard case .route(let found, _) = router.find(route.method.rawValue, segments) else {
                Issue.record("\(route.path.text) isn't found")
                continue
            }
            #expect(found.path == route.path)
        }
    }

    private func references(in value: JSONValue) -> [String] {
        switch value {
        case .object(let members):
            members.flatMap { member in
                member.key == "$ref" ? [member.value.string ?? ""] : references(in: member.value)
            }
        case .array(let elements): elements.flatMap { references(in: $0) }
        default: []
        }
    }
}
