import Multichat
import Testing

extension Laws {
    static let keys: [Law] = [
        Law("A key is known again by its token, also when the store is opened again, and its secret is kept nowhere") {
            context in
            let issued = try AccessKeys(context.store).create(.append, in: "team", name: "Builder")
            let other = try AccessKeys(context.store).create(.admin, in: nil)
            try context.reopen()
            let keys = try AccessKeys(context.store).all()
            #expect(keys.map(\.id) == [issued.key, other.key].sorted { $0.id < $1.id }.map(\.id))
            let found = try #require(keys.first { $0.id == issued.key.id })
            #expect(found == issued.key && found.scope == .append && found.namespace == "team")
            let token = try #require(KeyToken(issued.token.text))
            #expect(found.isProved(by: token) && !found.isProved(by: other.token))
            #expect(
                KeyToken(String(token.text.dropLast()) + (token.text.hasSuffix("0") ? "1" : "0"))
                    .map { found.isProved(by: $0) } == false)
            let secret = token.text.suffix(64)
            #expect(secret.count == 64)
            var query = EntryQuery(SystemSessions.keys)
            query.includesHidden = true
            #expect(try context.all(query).allSatisfy { !$0.body.text.contains(secret) })
        },
        Law("A revoked key stays revoked from the first time on, and an expired one expires by the store's clock") {
            context in
            let keys = AccessKeys(context.store)
            let end = context.clock.now.adding(microseconds: 30_000_000)
            let short = try keys.create(.read, in: nil, until: end).key
            let long = try keys.create(.read, in: nil).key
            let head = try #require(try keys.head())
            let revoked = try keys.revoke(long.id)
            #expect(try keys.head() != head)
            context.clock.advance(seconds: 30)
            let now = context.clock.now
            #expect(revoked.state(at: now) == .revoked && short.state(at: now) == .expired)
            #expect(try keys.revoke(long.id) == revoked)
            try context.reopen()
            let all = try AccessKeys(context.store).all()
            #expect(Set(all.map { $0.state(at: now) }) == [.revoked, .expired] && all.count == 2)
            try context.fails(.notFound) { try AccessKeys(context.store).revoke("0123456789abcdef") }
            try context.fails(.notFound) { try AccessKeys(context.store).revoke("") }
        },
        Law("Keys belong to no tenant, and are told to nobody who lists or follows sessions") { context in
            #expect(try AccessKeys(context.store).head() == nil && AccessKeys(context.store).all().isEmpty)
            try context.start()
            _ = try AccessKeys(context.store).create(.read, in: .standard)
            var query = SessionQuery()
            query.includesSystem = true
            #expect(try context.swarm.sessions(query).items.map(\.id) == ["s"])
            query = SessionQuery(namespace: nil)
            #expect(try context.store.sessions(query).items.map(\.id) == ["s"])
            #expect(SystemSessions.keys.namespace.isSystem && !Namespace.standard.isSystem)
        },
        Law("A key with a bad name, an end that has passed or the store's own namespace isn't made") { context in
            let keys = AccessKeys(context.store)
            for name in ["", "two\nlines", String(repeating: "x", count: 201)] {
                try context.fails(.invalid) { try keys.create(.read, in: nil, name: name) }
            }
            try context.fails(.invalid) { try keys.create(.read, in: nil, until: context.clock.now) }
            try context.fails(.invalid) { try keys.create(.read, in: SystemSessions.keys.namespace) }
            #expect(try keys.all().isEmpty)
        },
        Law("Keys that are made and revoked at the same time are all there") { context in
            let store = context.store
            let first = try AccessKeys(store).create(.read, in: nil).key
            try Threads.run(6) { index in
                if index.isMultiple(of: 2) {
                    _ = try AccessKeys(store).create(.append, in: nil, name: "\(index)")
                } else {
                    try AccessKeys(store).revoke(first.id)
                }
            }
            let all = try AccessKeys(store).all()
            #expect(Set(all.compactMap(\.name)) == ["0", "2", "4"] && all.count == 4)
            #expect(all.first { $0.id == first.id }?.revokedAt != nil)
        },
    ]
}
