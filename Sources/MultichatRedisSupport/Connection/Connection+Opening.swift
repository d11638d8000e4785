extension Connection {
    /// Connects to a server and shakes hands: TLS, user and password, name, database.
    ///
    /// - Throws: a fault; nothing of ours can have reached the server then.
    static func open(
        _ endpoint: Endpoint, _ options: RedisOptions, _ context: TLSContext?, until deadline: MonotonicTime
    ) throws(Fault) -> Connection {
        let socket = try Dialling.connect(to: endpoint, until: deadline)
        let transport: any Transport
        if let context {
            transport = try TLSTransport(socket, context, host: endpoint.host, until: deadline)
        } else {
            transport = socket
        }
        let connection = Connection(transport, to: endpoint)
        do throws(Fault) {
            let replies = try connection.pipeline(Handshake.commands(options), until: deadline)
            connection.keep(try Handshake.check(replies, options))
        } catch {
            connection.close()
            throw Handshake.explained(error, isEncrypted: context != nil)
        }
        return connection
    }
}
