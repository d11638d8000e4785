import Multichat
import Synchronization

/// Answers requests by the declared routes.
final class Service: Application {
    let parts: ServerParts
    let workers: Workers
    private let router: Router
    private let checks: RequestChecks
    private let running = Atomic(0)

    init(_ parts: ServerParts, _ workers: Workers, _ routes: [Route]) {
        self.parts = parts
        self.workers = workers
        router = Router(routes)
        checks = RequestChecks(parts.configuration)
    }

    /// How many requests are not answered yet.
    var inFlight: Int { running.load(ordering: .relaxed) }

    func admit(_ head: RequestHead) -> Admission {
        running.wrappingAdd(1, ordering: .relaxed)
        var note = RequestNote()
        do {
            let target: RequestTarget
            do { target = try RequestTarget(head.target) } catch {
                // Where the path can't be read, the rest is not trusted either.
                var problem = Problem(error)
                problem.closes = true
                throw problem
            }
            try checks.check(head, target)
            let (route, places) = try find(head, target)
            note.label = route.path.text
            note.session = places["session"]
            if parts.audit != nil { note.address = head.peer?.address }
            guard !parts.isStopping() || route.scope == nil else { throw Problem.stopping }
            let caller = try parts.keys.admit(head, route, target, &note)
            try RouteChecks.checkQuery(target, route)
            try RouteChecks.checkKey(head, route)
            let intake = try RouteChecks.intake(head, route, parts.configuration.limits)
            let call = Call(
                server: parts, route: route, head: head, target: target, places: places, caller: caller,
                swarm: parts.swarms.swarm(of: caller.namespace))
            return Admission(note, .accepted(intake) { [self] body in answer(call, body) })
        } catch {
            return Admission(note, .refused(Problem(error).response))
        }
    }

    func finished(_ head: RequestHead, _ note: RequestNote, status: Int?) {
        running.wrappingSubtract(1, ordering: .relaxed)
        let method = Method(rawValue: head.method)?.rawValue ?? "other"
        let time = Platform.monotonicMicroseconds() - head.startedAt
        parts.metrics.note(.init(route: note.label, method: method, status: status ?? 0), microseconds: time)
        guard let audit = parts.audit, note.isGuarded else { return }
        audit.note(AuditRecord(note: note, method: method, status: status ?? 0, microseconds: time))
    }

    private func find(_ head: RequestHead, _ target: RequestTarget) throws -> (Route, [String: String]) {
        switch router.find(head.method, target.segments) {
        case .route(let route, let places): return (route, places)
        case .otherMethods(let methods): throw Problem.method(head.method, allowed: methods)
        case .nothing: throw Problem.noRoute
        }
    }
}
