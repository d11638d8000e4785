import FoundationEssentials
import Multichat

/// The space that an SQLite store takes for each byte of the bodies, closed.
struct DiskSpace: Goal {
    let name = "sqlite-disk"

    func measure(in bench: Bench) throws -> [Outcome] {
        let path = try bench.fresh("own")
        let sessions = 1000
        let swarm = try StoreKind.sqlite.open(path)
        try Filling.start(sessions, in: swarm)
        try Filling.post(bench.hundredThousand, over: sessions, in: swarm)
        try swarm.store.close()
        let bytes = try folderSize(bench.path("own"))
        let bodies = bench.hundredThousand * Sample.length
        return [
            Outcome(
                work: "SQLite: disk, \(bench.hundredThousand) entries in \(sessions) interleaved sessions",
                value: Double(bytes) / Double(bodies), unit: "× bodies", requirement: .atMost(1.6),
                detail: "\(grouped(Double(bytes) / Double(bench.hundredThousand))) bytes an entry")
        ]
    }

    private func folderSize(_ folder: String) throws -> Int {
        let files = FileManager.default
        return try files.contentsOfDirectory(atPath: folder).reduce(0) { sum, name in
            let size = try files.attributesOfItem(atPath: folder + "/" + name)[.size] as? any BinaryInteger
            guard let size else { throw BenchFailure("The size of \(name) can't be read.") }
            return sum + Int(size)
        }
    }
}
