import Multichat
import MultichatFiles

extension SQLiteWriter {
    /// Writes the whole database anew and empties the write-ahead log and the mailbox, so that no byte of what was
    /// deleted or overwritten is left in them; other writers wait meanwhile.
    ///
    /// SQLite leaves old copies of rows behind where it moves them to other pages, also when it is told to overwrite
    /// what it deletes.
    ///
    /// - Returns: whether the log could be emptied; a reader can keep it from that.
    /// - Throws: ``MultichatError``: `io` where the disk has no room for a second copy; nothing has changed then.
    public func rewrite() throws -> Bool {
        try withConnection { connection in
            let commits = connection.walFrames[1]
            let last = try marker.anchor()
            try connection.rewrite()
            if connection.walFrames[1] != commits { marker.note(connection.walFrames[0], last) }
            mailbox.wipe()
            defer { committed(connection) }
            return try connection.checkpoint(.truncate, waiting: connection.configuration.busyTimeout).isComplete
        }
    }

    /// Gives back free pages from the end of the file, in a transaction of its own.
    ///
    /// The file becomes shorter at the next checkpoint.
    public func giveBack(pages: Int) throws {
        try withConnection { connection in
            let last = try marker.anchor()
            try commit(connection) {
                setAnchor(last)
                try $0.giveBack(pages: pages)
            }
        }
    }
}
