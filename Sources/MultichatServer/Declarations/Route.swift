import Multichat

/// One thing that the server can do, as it is declared: the router, the checks of requests and the API's description
/// all come from this.
struct Route: Sendable {
    /// What answers a request.
    typealias Handler = @Sendable (Call) throws -> Reply

    /// What is done.
    let method: Method
    /// Where.
    let path: PathTemplate
    /// What it does: a sentence.
    let summary: String
    /// What a key must allow; where it is `nil`, everybody may.
    var scope: KeyScope?
    /// What the query and the header may say, besides what all routes have.
    var parameters: [Parameter] = []
    /// What is taken as the body; nothing where it is `nil`.
    var body: BodyForm?
    /// What is answered where all is well, by status.
    var answers: [Int: Answer] = [:]
    /// Whether it concerns the sessions of one tenant.
    var isOfNamespace = true
    /// Whether it tells of all tenants together, so that a key of one of them isn't enough.
    var isOfStore = false
    /// Whether a repeated request can be told by its `Idempotency-Key`.
    var isRepeatable = false
    /// Whether it may take long, so that it must not hold up other connections.
    var isSlow = false
    /// What answers a request.
    let handler: Handler

    /// Declares a route; `GET` needs the scope `read`, everything else `append`.
    init(_ method: Method, _ path: String, _ summary: String, handler: @escaping Handler) {
        self.method = method
        self.path = PathTemplate(path)
        self.summary = summary
        self.handler = handler
        scope = method == .get ? .read : .append
    }

    /// A copy that is changed by the closure.
    func with(_ change: (inout Route) -> Void) -> Route {
        var copy = self
        change(&copy)
        return copy
    }

    /// The parameter of a name in the query, if the route has one.
    func parameter(_ name: String) -> Parameter? {
        if let found = parameters.first(where: { $0.place == .query && $0.name == name }) { return found }
        return isOfNamespace && name == Parameter.namespace.name ? .namespace : nil
    }
}

/// What a route answers.
struct Answer: Sendable {
    /// Its type, or one of several.
    var types: [String]
    /// What it is.
    var schema: Schema
    /// Whether it has an `ETag`.
    var hasTag = false

    init(_ schema: Schema, type: String..., tagged: Bool = false) {
        self.schema = schema
        types = type.isEmpty ? [BodyForm.json] : type
        hasTag = tagged
    }
}
