import Multichat

extension RedisClient {
    /// Where the masters are.
    func masters() throws -> [Endpoint] {
        try masters(Request([], nil, deadline)).map(\.endpoint)
    }

    /// A connection on which a server sends the names of keys that change.
    ///
    /// The messages go to the connection that asks for them: in the second version of the protocol they are those of a
    /// subscription.
    func subscribe(to endpoint: Endpoint, prefix: String) throws -> Connection {
        let deadline = deadline
        do throws(Fault) {
            let connection = try nodes.connection(to: endpoint)
            let id = try connection.call(Command("CLIENT", "ID"), until: deadline)
            var tracking = Command("CLIENT", "TRACKING", "ON", "REDIRECT")
            tracking.append(id.integer ?? 0)
            for word in ["BCAST", "PREFIX", prefix] { tracking.append(word) }
            let replies = try connection.pipeline(
                [tracking, Command("SUBSCRIBE", "__redis__:invalidate")], until: deadline)
            for reply in [id] + replies {
                guard let error = reply.error else { continue }
                connection.close()
                throw Fault(.refused, "it doesn't tell of changes (\(error.code))")
            }
            return connection
        } catch {
            throw error.error(at: endpoint)
        }
    }
}
