import Multichat
import MultichatConformance
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatJSON

@Suite struct JSONStoreLaws {
    @Test(arguments: Laws.all) func keeps(_ law: Law) throws { try law.run(on: JSONBench()) }

    /// With segments of a few entries all that happens between segments happens in every law.
    @Test(arguments: Laws.all) func keepsInSmallSegments(_ law: Law) throws {
        try law.run(on: JSONBench(limits: SegmentLimits(entries: 3, bytes: 1 << 20, recorded: 2), inMemory: true))
    }
}

/// JSON stores in folders of their own.
struct JSONBench: StoreBench {
    let name = "the JSON store"
    let folder: TemporaryDirectory
    let limits: SegmentLimits

    init(limits: SegmentLimits = SegmentLimits(), inMemory: Bool = false) throws {
        folder = try TemporaryDirectory(inMemory: inMemory)
        self.limits = limits
    }

    func open(_ configuration: StoreConfiguration) throws -> any Restoring {
        try JSONStore(path: folder.path, LogEnvironment(configuration: configuration, limits: limits), openSessions: 4)
    }

    func reopen(_ store: any Restoring) throws -> any Restoring {
        try store.close()
        return try open(store.configuration)
    }

    func remove(_ store: any Restoring) throws { try store.close() }
}
