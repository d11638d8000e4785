import Multichat

/// The first commands of a connection and what their replies mean.
enum Handshake {
    /// HELLO with user, password and name, INFO, and SELECT.
    static func commands(_ options: RedisOptions) -> [Command] {
        var hello = Command("HELLO", "2")
        if let password = options.password {
            hello.append("AUTH")
            hello.append(options.user ?? "default")
            hello.append(password.text)
        }
        hello.append("SETNAME")
        hello.append(options.clientName)
        let commands = [hello, Command("INFO", "server")]
        return options.database == 0 ? commands : commands + [Command("SELECT", String(options.database))]
    }

    /// Reads what the server says of itself.
    static func check(_ replies: [Reply], _ options: RedisOptions) throws(Fault) -> Greeting {
        if let error = replies[0].error { throw refusal(error) }
        var greeting = Greeting(replies[0])
        guard greeting.isRecent else { throw tooOld(greeting.version) }
        greeting.readRun(replies[1])
        if replies.count > 2, replies[2].error != nil {
            throw Fault(
                .refused, "it has no database \(options.database)", hint: "Use database 0, or raise `databases`.")
        }
        return greeting
    }

    /// A fault of the handshake: nothing of a user's was sent yet.
    static func explained(_ fault: Fault, isEncrypted: Bool) -> Fault {
        var copy = fault
        copy.mayHaveReached = false
        // Whoever hangs up on a greeting may be no Redis at all.
        if fault.kind == .lost { copy.kind = .unreachable }
        if fault.kind == .lost || fault.kind == .malformed, !isEncrypted {
            copy.hint = "Check that Redis listens there; a port that wants TLS needs rediss:// or tls=1."
        }
        return copy
    }

    private static func refusal(_ error: ServerError) -> Fault {
        let hint = "Give user and password in the URL, or the password in MULTICHAT_REDIS_PASSWORD."
        switch error.code {
        case "WRONGPASS": return Fault(.refused, "it refused the user or the password", hint: hint)
        case "NOAUTH": return Fault(.refused, "it wants a password", hint: hint)
        case "ERR" where error.detail.hasPrefix("unknown command"): return tooOld("before 6.0")
        case "ERR" where error.detail.hasPrefix("max number of clients"):
            return Fault(.unreachable, "it has too many clients", hint: "Raise its maxclients.")
        default:
            return Fault(.unreachable, "it refused the greeting (\(error.code))", hint: "Look at the server's log.")
        }
    }

    private static func tooOld(_ version: String) -> Fault {
        var fault = Fault(
            .refused, "it is of version \(version), and 6.2 is needed", hint: "Install Redis 6.2 or later.")
        fault.code = .incompatible
        return fault
    }
}
