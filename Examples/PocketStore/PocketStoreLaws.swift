import Multichat
import MultichatConformance
import Testing

@Suite struct PocketStoreLaws {
    @Test(arguments: Laws.all) func keeps(_ law: Law) throws { try law.run(on: PocketBench()) }
}

struct PocketBench: StoreBench {
    let name = "the pocket store"

    func open(_ configuration: StoreConfiguration) throws -> any Restoring { PocketStore(configuration) }

    // A store on a disk would be closed and opened again; this one would forget everything.
    func reopen(_ store: any Restoring) throws -> any Restoring { store }

    func remove(_ store: any Restoring) throws { try store.close() }
}
