import Multichat
import MultichatFiles
import Synchronization

extension LogContents {
    /// Reads every segment again, and makes indexes anew that don't say what their segments do.
    ///
    /// - Returns: all damage; the chain's values are not among what is looked at.
    func check() throws -> [LogDamage] {
        var state = try state(behind: -1)
        for number in sealed.indices {
            let known = damage.count
            let (map, next) = try read(number, behind: state)
            if damage.count == known { try renewIndex(map, next) }
            state = next
        }
        return damage
    }

    private func renewIndex(_ map: SegmentMap, _ state: SessionState) throws {
        let found = try folder.contents(folder.index(map.first))
        if found != SegmentIndex.content(map, state) { write(map, state) }
    }
}

extension SessionLog {
    /// All damage in a session's files.
    ///
    /// What a reader finds to be damaged may be half of what a writer is doing: so it looks again with the lock.
    static func check(
        _ reference: SessionReference, in folder: SessionFolder, _ environment: LogEnvironment
    ) throws -> [LogDamage] {
        while true {
            do {
                guard let log = try open(reference, in: folder, environment) else { return [] }
                let found = try log.contents.withLock { try $0.check() }
                guard !found.isEmpty, environment.canWrite else { return found }
                return try log.holdingLock { try LogContents.open(reference, in: folder, environment)?.check() ?? [] }
            } catch is StaleLog {
                continue
            } catch let error as MultichatError where error.code == .damaged {
                return [LogDamage(sequence: error.sequence ?? 0, place: folder.path, reason: error.message)]
            }
        }
    }
}
