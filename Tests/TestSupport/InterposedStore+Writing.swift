package import Multichat

extension InterposedStore {
    package func create(_ session: NewSession) throws -> Session { try write("create") { try $0.create(session) } }

    package func append(_ append: Append) throws -> Receipt { try write("append") { try $0.append(append) } }

    package func delete(_ reference: SessionReference) throws -> Bool {
        try write("delete") { try $0.delete(reference) }
    }

    package func stage(_ session: NewSession) throws -> Session { try write("stage") { try $0.stage(session) } }

    package func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try write("restore", entries) { try $0.restore(entries, to: staged) }
    }

    package func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        try write("extend", entries) { try $0.extend(session, by: entries, fence: fence) }
    }

    package func publish(_ staged: SessionReference) throws -> Session {
        try write("publish") { try $0.publish(staged) }
    }

    package func discard(_ staged: SessionReference) throws { try write("discard") { try $0.discard(staged) } }
}
