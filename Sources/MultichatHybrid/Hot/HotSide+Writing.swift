import Multichat

extension HotSide {
    func create(_ session: NewSession) throws -> Session { try call { try $0.create(session) } }

    func delete(_ reference: SessionReference) throws -> Bool { try call { try $0.delete(reference) } }

    func append(_ append: Append) throws -> Receipt { try call { try $0.append(append) } }

    func appendUnflushed(_ append: Append) throws -> UnflushedAppend { try call { try $0.appendUnflushed(append) } }

    func markFlushed(_ session: SessionReference, through head: Head, keepingFor lifetime: Int64?) throws -> Bool {
        try call { try $0.markFlushed(session, through: head, keepingFor: lifetime) }
    }

    func stage(_ session: NewSession) throws -> Session { try call { try $0.stage(session) } }

    func restore(_ entries: [Entry], to staged: SessionReference) throws -> Head {
        try call { try $0.restore(entries, to: staged) }
    }

    func extend(_ session: SessionReference, by entries: [Entry], fence: Int) throws -> Head {
        try call { try $0.extend(session, by: entries, fence: fence) }
    }

    func publish(_ staged: SessionReference) throws -> Session { try call { try $0.publish(staged) } }

    func discard(_ staged: SessionReference) throws { try call { try $0.discard(staged) } }
}
