import Multichat
import Testing

@testable import MultichatServer

/// Every declared route with every sort of key.
@Suite("keys and routes")
struct KeyMatrixTests {
    /// What a request shows of itself.
    enum Credential: Hashable, Sendable {
        case nothing, otherScheme, malformed, twice, unknown, wrong, expired, revoked
        /// A key of the namespace that is asked about.
        case own(KeyScope)
        /// A key of all namespaces.
        case all(KeyScope)
        /// A key of another namespace than the one that is asked about.
        case foreign(KeyScope)

        /// What it allows, where it is taken.
        var scope: KeyScope? {
            switch self {
            case .own(let scope), .all(let scope), .foreign(let scope): scope
            default: nil
            }
        }

        static let refused: [Credential] = [
            .nothing, .otherScheme, .malformed, .twice, .unknown, .wrong, .expired, .revoked,
        ]
        static let scoped: [Credential] = KeyScope.allCases.flatMap { [.own($0), .all($0), .foreign($0)] }
    }

    /// What is answered.
    enum Verdict: Equatable {
        case allowed, unauthorized, forbidden
    }

    /// What the declaration of a route says that a credential gets.
    static func expected(_ route: Route, _ credential: Credential) -> Verdict {
        guard let needed = route.scope else { return .allowed }
        guard let scope = credential.scope else { return .unauthorized }
        return scope >= needed && reaches(route, credential) ? .allowed : .forbidden
    }

    /// Whether a credential's namespace is what the route tells of.
    private static func reaches(_ route: Route, _ credential: Credential) -> Bool {
        switch credential {
        case .all: true
        case .foreign: !route.isOfStore && !route.isOfNamespace
        default: !route.isOfStore
        }
    }

    @Test("a request without a key that is taken gets 401 from every route but the open ones, and changes nothing")
    func refused() throws {
        let bench = try KeyBench()
        for route in Routes.all {
            for credential in Credential.refused {
                let answer = try bench.ask(route, credential)
                let verdict = try bench.verdict(answer)
                #expect(verdict == Self.expected(route, credential), "\(route.name) with \(credential): \(answer)")
                guard verdict == .unauthorized else { continue }
                #expect(answer.contains("WWW-Authenticate: Bearer"), "\(route.name)")
            }
        }
        #expect(try bench.fingerprint() == bench.before)
        #expect(Routes.all.count { $0.scope == nil } >= 3)
    }

    @Test("a key is taken for what its scope and namespace allow, and for nothing else")
    func scoped() throws {
        let bench = try KeyBench()
        for isAllowed in [false, true] {
            for route in Routes.all {
                for credential in Credential.scoped {
                    let expected = Self.expected(route, credential)
                    guard (expected == .allowed) == isAllowed else { continue }
                    let answer = try bench.ask(route, credential)
                    #expect(try bench.verdict(answer) == expected, "\(route.name) with \(credential): \(answer)")
                }
            }
            // What was refused did nothing.
            if !isAllowed { #expect(try bench.fingerprint() == bench.before) }
        }
    }

    @Test("the answer to keys that aren't taken is one and the same")
    func oracle() throws {
        let bench = try KeyBench()
        let route = try #require(Routes.all.first { $0.path.text == "/v1/sessions" && $0.method == .get })
        let bodies = try Credential.refused.map { try bench.answer(route, $0).text }
        #expect(Set(bodies).count == 1)
    }

    @Test("what the store keeps for itself can't be reached, nor written below admin")
    func system() throws {
        let bench = try KeyBench()
        let admin = ["Authorization: Bearer \(bench.token(.all(.admin)))"]
        for target in ["/v1/sessions", "/v1/sessions/.keys/entries", "/v1/export", "/v1/events", "/v1/stats"] {
            let query = "?namespace=" + SystemSessions.keys.namespace.text
            #expect(try bench.server.ask("GET", target + query, nil, admin).status == 403)
        }
        let put = "/v1/sessions/.brain/values/x"
        for (credential, status) in [(Credential.own(.append), 403), (.own(.admin), 404)] {
            let field = "Authorization: Bearer \(bench.token(credential))"
            #expect(try bench.server.ask("PUT", put, "1", [field]).status == status)
        }
    }
}
