/// The shapes of foreign records that an import knows, by the names that its report uses.
public enum ImportFormat: String, Sendable, CaseIterable {
    /// An archive of Multichat's own.
    case archive
    /// The earlier session store of a swarm: `sessions.json` and `messages.json`.
    case legacy
    /// The earlier session store of a swarm as an SQLite file with the tables `sessions` and `messages`.
    case database
    /// One Markdown file a message, in a folder of the agent that received it.
    case inbox
    /// One text file an agent, with messages between lines of `=`.
    case logs
    /// One JSON object a message.
    case comms
    /// An array of messages in delivery.
    case queue
    /// One Markdown file a report.
    case devlogs
    /// Messages as blocks of text that keep everything, as `multichat export --format a2a` and `devlog` write them.
    case blocks
    /// A swarm's shared learnings: an object of `entries` by their ids, or lists of insights, lessons and the like.
    case knowledge
}
