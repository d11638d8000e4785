import Multichat
import MultichatConformance
import Testing

@Suite struct MemoryStoreLaws {
    @Test(arguments: Laws.all) func keeps(_ law: Law) throws { try law.run(on: MemoryBench()) }
}

/// Memory stores; they are not closed to be opened again, since they would forget everything.
struct MemoryBench: StoreBench {
    let name = "the memory store"

    func open(_ configuration: StoreConfiguration) throws -> any Restoring { MemoryStore(configuration) }

    func reopen(_ store: any Restoring) throws -> any Restoring { store }

    func remove(_ store: any Restoring) throws { try store.close() }
}
