import Multichat

/// A server's refusal: a code word, such as `MOVED` or `WRONGTYPE`, and more words behind it.
public struct ServerError: Error, Sendable, Equatable {
    /// The first word.
    public var code: String
    /// What stands behind it.
    public var detail: String

    /// Reads the server's line.
    ///
    /// Redis 6 says of a command in a script `ERR Error running script (…): @user_script:LINE: -CODE …`, where later
    /// ones say the same as of a command alone.
    init(_ line: String) {
        var line = Substring(line)
        if line.hasPrefix("ERR Error running script"), let place = line.end(of: "@user_script:") {
            let rest = line[place...].drop { $0.isNumber || $0 == ":" || $0 == " " || $0 == "-" }
            if rest.first?.isUppercase == true { line = rest }
        }
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        code = parts.first.map(String.init) ?? ""
        detail = parts.count > 1 ? String(parts[1]) : ""
    }

    /// What the refusal means for a user; nothing was stored.
    ///
    /// - Parameter server: the server's name for people.
    public func error(from server: String) -> MultichatError {
        guard let meaning = Self.meanings[code] else {
            return MultichatError(
                .io, "The Redis server \(server) refused a command (\(code)).", hint: "Look at the server's log.")
        }
        return MultichatError(
            meaning.code, "The Redis server \(server) \(meaning.words).", hint: meaning.hint, retry: meaning.retry)
    }

    private struct Meaning {
        var code: ErrorCode
        var words: String
        var hint: String
        var retry: Retry

        init(_ code: ErrorCode, _ words: String, _ hint: String, _ retry: Retry = .later) {
            self.code = code
            self.words = words
            self.hint = hint
            self.retry = retry
        }
    }

    private static let meanings: [String: Meaning] = [
        "OOM": Meaning(
            .unavailable, "is out of memory; nothing was stored", "Raise its maxmemory, or end old sessions."),
        "READONLY": Meaning(.unavailable, "is a replica, which takes no writes", "Give the address of the master."),
        "LOADING": Meaning(.unavailable, "is still loading its data", "Wait until it has loaded."),
        "BUSY": Meaning(.unavailable, "is busy with a script of another program", "Try again."),
        "CLUSTERDOWN": Meaning(.unavailable, "says that the cluster is down", "Look at `redis-cli cluster info`."),
        "TRYAGAIN": Meaning(.unavailable, "is moving the session to another node", "Try again."),
        "MASTERDOWN": Meaning(.unavailable, "has lost its master", "Try again once a master is there."),
        "NOREPLICAS": Meaning(.unavailable, "has too few replicas to take writes", "Start its replicas."),
        "MISCONF": Meaning(
            .unavailable, "can't save its data and takes no writes", "Look at the server's log: its disk may be full."),
        "WRONGTYPE": Meaning(
            .incompatible, "holds a key under our prefix that another program made",
            "Choose another prefix: ?prefix=NAME.", .never),
        "NOAUTH": Meaning(.unavailable, "wants a password", passwordHint, .never),
        "WRONGPASS": Meaning(.unavailable, "refused the user or the password", passwordHint, .never),
        "NOPERM": Meaning(
            .permission, "forbids this user a command or a key",
            "Documentation/redis-layout.md lists the rights needed.",
            .never),
        "MOVED": Meaning(
            .unavailable, "is a node of a cluster", "Write redis-cluster: in place of redis: in the store's URL.",
            .never),
    ]

    private static let passwordHint =
        "Give user and password in the URL, or the password in MULTICHAT_REDIS_PASSWORD."
}

extension Substring {
    /// Where the text behind a mark begins.
    fileprivate func end(of mark: String) -> Index? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(mark) { return index(place, offsetBy: mark.count) }
            formIndex(after: &place)
        }
        return nil
    }
}
