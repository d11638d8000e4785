import Multichat
import MultichatFiles
import TestSupport
import Testing

@testable import MultichatStores

/// What the doctor finds, and how bad it is.
struct DoctorTests {
    @Test(arguments: ["sqlite:", "json:"]) func aGoodStoreIsWell(_ scheme: String) throws {
        let folder = try TemporaryDirectory()
        let url = try StoreURL(scheme + folder("store"))
        let store = try Stores.open(url)
        try Swarm(store).start("talk").post("x", from: "A")
        try store.close()
        let report = Doctor(url).examine()
        let bad = report.findings.filter {
            $0.level > .ok && !["disk space", "file system", "open files"].contains($0.check)
        }
        #expect(bad.isEmpty, "\(bad)")
        for check in ["clock", "open files", "disk space", "file system", "permissions", "integrity", "newest entry"] {
            #expect(report.findings.contains { $0.check == check }, "\(check)")
        }
        #expect(JSONValue(report.json)["findings"]?.array?.count == report.findings.count)
    }

    @Test func whatIsMissingIsNotMade() throws {
        let folder = try TemporaryDirectory()
        let report = Doctor(try StoreURL("sqlite:" + folder("none/store.db"))).examine()
        #expect(report.findings.last?.message.contains("no store") == true)
        #expect(try Directory.entries(folder.path).isEmpty)
    }

    @Test func aFileOfAnotherProgramIsCritical() throws {
        let folder = try TemporaryDirectory()
        _ = try folder.file("store.db", Array("not a database, but long enough to be looked at as one".utf8))
        let report = Doctor(try StoreURL("sqlite:" + folder("store.db"))).examine()
        #expect(report.level == .critical)
        #expect(report.findings.last?.check == "store")
        #expect(report.findings.last?.hint != nil)
    }

    @Test func entriesFromTheFutureTellOfAWrongClock() throws {
        let folder = try TemporaryDirectory()
        let url = try StoreURL("sqlite:" + folder("store.db"))
        let store = try Stores.open(
            url, configuration: StoreConfiguration(clock: { Timestamp(microseconds: 1_800_000_300_000_000) }))
        try Swarm(store).start("talk").post("x", from: "A")
        try store.close()
        let now = StoreConfiguration(clock: { Timestamp(microseconds: 1_800_000_000_000_000) })
        let finding = Doctor(url, configuration: now).examine().findings.first { $0.check == "newest entry" }
        #expect(finding?.level == .warning)
        #expect(finding?.message.contains("300 s ahead") == true)
    }

    @Test func tornTailsThatWereSetAsideAreTold() throws {
        let folder = try TemporaryDirectory()
        let url = try StoreURL("json:" + folder("store"))
        let store = try Stores.open(url)
        try Swarm(store).start("talk").post("x", from: "A")
        try store.close()
        #expect(try Leftovers.finding(in: folder("store")).level == .ok)
        let namespace = try #require(try Directory.entries(folder("store")).first { $0.name.hasPrefix("default") })
        let session = try #require(try Directory.entries(folder("store/" + namespace.name)).first { $0.isDirectory })
        let quarantine = "store/\(namespace.name)/\(session.name)/quarantine"
        try Directory.create(folder(quarantine))
        _ = try folder.file(quarantine + "/tail", [1])
        #expect(try Leftovers.finding(in: folder("store")).level == .warning)
    }

    static let disks: [(FileSystem.Figures, HealthReport.Level, HealthReport.Level)] = [
        (.init(free: 50 << 30, total: 100 << 30), .ok, .ok), (.init(free: 900 << 20, total: 100 << 30), .warning, .ok),
        (.init(free: 900 << 20, total: 2 << 30), .ok, .ok), (.init(free: 10 << 20, total: 20 << 20), .critical, .ok),
        (.init(free: 50 << 30, total: 100 << 30, isInMemory: true), .ok, .warning),
        (.init(free: 50 << 30, total: 100 << 30, network: "NFS"), .ok, .critical),
    ]

    @Test(arguments: disks) func disksAreJudged(
        _ figures: FileSystem.Figures, _ space: HealthReport.Level, _ kind: HealthReport.Level
    ) {
        #expect(PlaceChecks.space(figures, "x").level == space)
        #expect(PlaceChecks.kind(figures, "x").level == kind)
    }
}
