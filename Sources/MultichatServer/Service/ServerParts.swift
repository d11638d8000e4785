import Multichat
import MultichatSearch

/// What the routes use.
struct ServerParts: Sendable {
    /// How the server was set up.
    let configuration: ServerConfiguration
    /// Where the sessions live.
    let store: any Restoring
    /// The tenants' sessions.
    let swarms: SwarmTable
    /// What is measured.
    let metrics: HTTPMetrics
    /// When the server was started.
    let startedAt: Timestamp
    /// Whether it is about to end.
    let isStopping: @Sendable () -> Bool
    /// What was read of logs lately.
    let pages: PageCache
    /// What writes answers that are long.
    let streams: Workers
    /// What appends.
    let appending: any Appending
    /// What decides who may do what.
    let keys: Gatekeeper
    /// What notes who did what, if something does.
    let audit: AuditLog?
    /// What streams of events have in common.
    let live: LiveTable
}
