import Multichat

/// Reads what can be read of a store whose files aren't here, through the store itself.
final class StoreSalvage: Salvage {
    private(set) var losses: [Damage] = []
    private let store: any Restoring

    init(_ store: any Restoring) { self.store = store }

    func run(_ take: (SalvagedSession) throws -> Void) throws {
        var named = Set<SessionReference>()
        let damage = try store.forEachSession(in: nil) { session in
            named.insert(session.reference)
            try take(salvaged(session.reference, session))
        }
        losses = damage.filter { $0.session == nil }
        for found in damage {
            if let reference = found.session, named.insert(reference).inserted {
                try take(salvaged(reference, try? store.session(reference), found))
            }
        }
    }

    private func salvaged(
        _ reference: SessionReference, _ known: Session?, _ damage: Damage? = nil
    ) -> SalvagedSession {
        let store = store
        let last = known?.head.sequence ?? 0
        var session = SalvagedSession((try? store.origin(of: reference)) ?? NewSession(reference)) { take in
            var next = 1
            while next <= last {
                do {
                    try store.forEachPage(EntryQuery(reference, from: next, through: last)) { entries in
                        for entry in entries {
                            try take(.entry(entry))
                            next = entry.sequence + 1
                        }
                    }
                    return
                } catch let error as MultichatError where error.code == .damaged {
                    let bad = max(error.sequence ?? next, next)
                    if bad > next {
                        try store.forEachPage(EntryQuery(reference, from: next, through: bad - 1)) { entries in
                            for entry in entries { try take(.entry(entry)) }
                        }
                    }
                    try take(.loss(Damage(error, in: reference, place: "log")))
                    next = bad + 1
                }
            }
        }
        session.lastSequence = last
        session.fence = known?.fence ?? 0
        session.losses = damage.map { [$0] } ?? []
        return session
    }
}
