import Multichat
import MultichatFiles
import Synchronization

extension SessionLog {
    /// Stores all appends that wait with one write and one sync; answers each.
    func commit(_ appends: [Append]) -> [Result<Receipt, any Error>] {
        var plan: LogCommit?
        do {
            let areErasures = appends.contains { $0.isErasure }
            try holdingLock {
                // An erasure that is repeated is a duplicate: what was left of the first one is done here.
                if areErasures { try finishMarked() }
                let commit = try contents.withLock { try $0.plan(appends, areErasures: areErasures) }
                plan = commit
                try write(commit)
                if areErasures { try finishMarked() }
            }
            return plan?.outcomes ?? []
        } catch {
            guard let plan else { return appends.map { _ in .failure(error) } }
            return plan.outcomes.map { outcome in outcome.flatMap { _ in .failure(error) } }
        }
    }

    /// Stores entries that come with their chain.
    func restore(_ entries: [Entry], fence: Int = 0) throws -> Head {
        try holdingLock {
            let commit = try contents.withLock { try $0.planRestoration(entries, fence: fence) }
            try write(commit)
            if entries.contains(where: { $0.kind == .erase }) { try finishMarked() }
            return commit.state.session.head
        }
    }

    /// Writes and syncs what was planned; readers go on meanwhile with what was there before.
    func write(_ commit: LogCommit) throws {
        defer { contents.withLock { $0.abandon() } }
        guard commit.needsSync else { return }
        var lines = EntryLineWriter(capacity: 512 * commit.entries.count)
        lines.write(commit.entries, fences: commit.fences)
        let bytes = lines.writer.bytes
        try write(bytes, of: commit)
        do {
            try commit.file.sync()
        } catch {
            throw unknown(error)
        }
        environment.counters.syncs.add(1, ordering: .relaxed)
        environment.configuration.metrics?.syncs.add()
        environment.counters.bytes.add(bytes.count, ordering: .relaxed)
        let offsets = lines.starts.map { commit.offset + $0 }
        contents.withLock { contents in
            let before = contents.state.session.head.sequence
            contents.finish(commit, at: offsets, end: commit.offset + bytes.count)
            let step = environment.limits.recorded
            let isDue = commit.state.session.head.sequence / step > before / step
            if isDue || contents.isRecordDue { contents.record() }
        }
    }

    /// Writes the bytes; where that fails, none of them stay.
    private func write(_ bytes: [UInt8], of commit: LogCommit) throws {
        do {
            try bytes.withUnsafeBytes { try commit.file.write($0, at: commit.offset) }
        } catch {
            guard !commit.file.isPoisoned, (try? commit.file.truncate(to: commit.offset)) == nil else { throw error }
            // What is left may be all but the newline, which the next writer would add.
            commit.file.poison()
            throw unknown(error)
        }
    }

    private func unknown(_ error: any Error) -> MultichatError {
        let reason = (error as? MultichatError)?.message ?? "\(error)"
        return MultichatError(
            .unknownOutcome, "Whether the entries were stored in \(reference) is unknown: \(reason)",
            hint: "Repeat the append with the same entry ids: what was stored is not stored twice.", retry: .sameIDs
        ).with { $0.session = reference.id.text }
    }
}
