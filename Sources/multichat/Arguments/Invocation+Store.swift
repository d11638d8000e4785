import Multichat
import MultichatStores

/// Opens what the command works on.
extension Invocation {
    /// The tenant: the one given, else the standard one.
    var namespace: Namespace {
        get throws { try id(.namespace) ?? .standard }
    }

    /// The tenant, where one was given.
    var givenNamespace: Namespace? {
        get throws { try id(.namespace) }
    }

    /// The store's URL: `--store`, else `MULTICHAT_STORE`, else the file in the user's data folder.
    var storeURL: StoreURL {
        get throws {
            if let text = value(.store) { return try storeURL(text, of: .store) }
            if let text = try Environment.value("MULTICHAT_STORE") {
                return try StoreURL(argument: text, from: "MULTICHAT_STORE")
            }
            return .sqlite(try DataFolder.path + "/multichat.db")
        }
    }

    /// Reads a URL that was given as an option, and warns of a password in it.
    func storeURL(_ text: String, of option: Option) throws -> StoreURL {
        let url = try StoreURL(argument: text, from: "--\(option.name)")
        if StoreURL.spellsPassword(text), opened.isFirstWarning() {
            note(
                "Others on this machine can see the password in --\(option.name), as `ps` shows it; give it in "
                    + "MULTICHAT_REDIS_PASSWORD, or in a file of mode 0600 that MULTICHAT_REDIS_PASSWORD_FILE names.")
        }
        return url
    }

    /// Opens the store; it must exist unless the command may make it.
    func store(creating: Bool = false) throws -> any Restoring {
        try opened.open(try storeURL, creating: creating)
    }

    /// Opens the store as a swarm of the tenant.
    func swarm(creating: Bool = false) throws -> Swarm {
        Swarm(try store(creating: creating), namespace: try namespace)
    }

    /// The id of the session that the command is about: the word given, else `MULTICHAT_SESSION`.
    func sessionID() throws -> SessionID {
        if let word = word(.session) { return try SessionID(word) }
        guard let text = try Environment.value("MULTICHAT_SESSION") else {
            throw UsageError("`\(command.name)` needs SESSION: \(Positional.session.summary).")
        }
        return try SessionID(text)
    }

    /// The error with the session that the command is about, if it names none and came after the store was opened.
    func complete(_ error: MultichatError) -> MultichatError {
        guard error.session == nil, !opened.isEmpty, command.positionals.contains(where: { $0.name == "SESSION" }),
            let id = try? sessionID()
        else { return error }
        return error.with { $0.session = id.text }
    }

    /// Opens the session that the command is about.
    func chat() throws -> Chat {
        let id = try sessionID()
        return try swarm().chat(id)
    }
}

extension StoreURL {
    /// Reads a URL of the command line or the environment.
    ///
    /// - Throws: ``UsageError``, which names where it stands.
    init(argument text: String, from source: String) throws {
        do {
            try self.init(text)
        } catch {
            throw UsageError("\(source): \(error.message)", hint: error.hint)
        }
    }
}
