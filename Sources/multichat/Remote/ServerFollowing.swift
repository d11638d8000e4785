import Multichat

/// Follows sessions of a server, and goes on where a connection was lost.
struct ServerFollowing {
    /// How long a lost connection is given before it is made anew, in microseconds.
    private static let pause = 500_000

    let server: ServerURL
    /// What is asked for.
    let target: String
    /// What proves that it may be.
    let key: KeyToken?

    /// Calls the closure with each event, until it answers `false`.
    ///
    /// - Throws: ``MultichatError``: what the server refuses or ends the stream for, and `unavailable` where it can't be
    ///   reached at first.
    func run(_ take: (ServerEvent) throws -> Bool) throws {
        var last: String?
        var wasThere = false
        while true {
            do {
                let events = try ServerEvents(server, target, behind: last, key)
                wasThere = true
                while case let event = try events.next(), event.name != "end" || Self.isOver(event) {
                    if event.name == "end" { throw Ended(error: ServerEvents.problem(event.data)) }
                    last = event.id ?? last
                    if try !take(event) { return }
                }
            } catch let ended as Ended {
                throw ended.error
            } catch let error as MultichatError where wasThere && error.retry == .later {
                // The server may be starting anew.
            }
            Clock.pause(microseconds: Self.pause)
        }
    }

    /// The stream is over for good.
    private struct Ended: Error {
        let error: MultichatError
    }

    /// Whether the end of a stream is that of what it follows.
    private static func isOver(_ event: ServerEvent) -> Bool {
        let code = (try? JSON(event.data)).flatMap { JSONValue($0)["code"]?.string }
        return code != "slow" && code != "stopping"
    }
}
