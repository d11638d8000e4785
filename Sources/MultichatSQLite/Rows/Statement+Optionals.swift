import Multichat
import MultichatSQLiteSupport

extension Statement {
    /// Binds an integer, or `NULL`.
    func bind(_ position: Int, optional value: Int64?) {
        guard let value else { return bindNull(position) }
        bind(position, value)
    }

    /// Binds text, or `NULL`.
    func bind(_ position: Int, optional value: String?) {
        guard let value else { return bindNull(position) }
        bind(position, value)
    }

    /// An integer, or `nil` for `NULL`.
    func optionalInt(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }

    /// Binds a session's namespace and id.
    func bind(_ reference: SessionReference) {
        bind(1, reference.namespace.text)
        bind(2, reference.id.text)
    }
}
