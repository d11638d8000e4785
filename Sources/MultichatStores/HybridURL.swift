import Multichat
import MultichatHybrid

/// Names the stores of a hybrid, and how they are joined.
///
///     hybrid:?durable=sqlite:chats.db&hot=redis://localhost&mode=write-behind
///
/// Options are `durable`, `hot`, `mode` (`write-through` or `write-behind`), `hot-ttl`, `flush`, `archive` and
/// `archive-every`; times are written as in `100ms`, `90s`, `15m`, `1h` or `7d`. A URL in it is percent-encoded: `%3F`
/// for `?`, `%26` for `&`, `%25` for `%`.
public struct HybridURL: Equatable, Sendable, CustomStringConvertible {
    /// The store that has everything in the end.
    public var durable: StoreURL
    /// The store that many processes share.
    public var hot: StoreURL
    /// A third store that follows at longer intervals.
    public var archive: StoreURL?
    /// The mode, and times.
    public var options: HybridOptions

    /// Names a hybrid by its parts.
    public init(durable: StoreURL, hot: StoreURL, archive: StoreURL? = nil, options: HybridOptions = HybridOptions()) {
        self.durable = durable
        self.hot = hot
        self.archive = archive
        self.options = options
    }

    /// Its stores.
    var stores: [StoreURL] { [durable, hot] + (archive.map { [$0] } ?? []) }

    /// The URL without passwords, with the options that aren't standard.
    public var description: String {
        var words = ["durable=" + Self.encoded(durable), "hot=" + Self.encoded(hot)]
        words += HybridURLOption.text(of: options)
        if let archive { words.append("archive=" + Self.encoded(archive)) }
        return "hybrid:?" + words.joined(separator: "&")
    }

    private static func encoded(_ url: StoreURL) -> String {
        PercentCoding.encode(url.description, keeping: "/:@,[]")
    }
}
