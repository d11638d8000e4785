import Multichat
import MultichatFiles

extension SQLiteWriter {
    /// Runs the closure in a transaction like ``transaction(_:)``, and shares commits with the other processes.
    ///
    /// While it waits for the lock, the one that holds it may do the work that the letter asks for. When it holds the
    /// lock itself, it does what the others ask for, in the same transaction. Answers are given when the commit is
    /// durable; where it fails, those who wait do their work themselves.
    ///
    /// - Parameters:
    ///   - letter: what is to be done, or `nil` where nobody else can do it; called only if the lock is taken.
    ///   - collect: what the answer to the letter means; `nil` where something is left to be done here.
    ///   - body: does the work; its letters are those of other processes, and it sets their answers.
    /// - Throws: what the closures throw, or ``MultichatError``; see ``SQLiteConnection/transaction(_:)``.
    public func transaction<Result>(
        leaving letter: () -> [UInt8]?, collecting collect: ([UInt8]) -> Result?,
        _ body: (SQLiteConnection, inout [Letter]) throws -> Result
    ) throws -> Result {
        // Where nobody holds the lock, or waits for it, there are no letters.
        let hasWaited = try !lock.tryLock()
        let answer = hasWaited ? try waitForLock(leaving: letter) : nil
        defer { lock.unlock() }
        if let answer, let result = collect(answer) { return result }
        let connection = try openConnection
        var letters = hasWaited ? mailbox.letters() : []
        do {
            let result = try commit(connection) { try body($0, &letters) }
            mailbox.answer(letters)
            return result
        } catch {
            for index in letters.indices { letters[index].answer = [] }
            mailbox.answer(letters)
            throw error
        }
    }

    /// Waits for the lock and takes it; answers what another process did meanwhile.
    private func waitForLock(leaving letter: () -> [UInt8]?) throws -> [UInt8]? {
        guard let content = letter(), mailbox.post(content) else {
            try lock.lock()
            mailbox.join()
            return nil
        }
        do {
            try lock.lock()
        } catch {
            guard mailbox.withdraw() else {
                throw MultichatError(
                    .unknownOutcome,
                    "Can't wait any longer for the lock of \(path), and another process has begun the work.",
                    hint: "Send the same entries again, with the same ids: they are stored once.", retry: .sameIDs)
            }
            throw error
        }
        return mailbox.collect()
    }
}
