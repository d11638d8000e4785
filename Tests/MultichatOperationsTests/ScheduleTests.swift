import Dispatch
import Multichat
import MultichatOperations
import Synchronization
import TestSupport
import Testing

@Suite("The schedule of maintenance") struct ScheduleTests {
    @Test("it runs at once and again, and stops when it is told to")
    func schedule() throws {
        let bench = try OperationsStore(.memory)
        try bench.talk("s")
        let ran = DispatchSemaphore(value: 0)
        var settings = MaintenanceSettings()
        settings.interval = 1000
        let maintenance = Maintenance(bench.store, settings) { _ in ran.signal() }
        maintenance.start()
        maintenance.start()
        for _ in 0..<3 { #expect(ran.wait(timeout: .now() + 60) == .success) }
        maintenance.stop()
        maintenance.stop()
        #expect(maintenance.lastReport?.failures.isEmpty == true)
        while ran.wait(timeout: .now()) == .success {}
        #expect(ran.wait(timeout: .now() + .milliseconds(20)) == .timedOut)
        maintenance.start()
        #expect(ran.wait(timeout: .now() + 60) == .success)
    }

    @Test("behind each slice it rests three times as long as it worked")
    func slices() throws {
        let bench = try OperationsStore(.memory)
        for number in 0..<20 { try bench.talk(SessionID(unchecked: "s-\(number)")) }
        let time = Mutex<Int64>(0)
        let rests = Mutex<[Int64]>([])
        // Each look at the clock takes 10 ms.
        let timing = MaintenanceTiming(
            now: {
                time.withLock { time in
                    time += 10_000
                    return time
                }
            },
            pause: { rest in rests.withLock { $0.append(rest) } })
        var settings = MaintenanceSettings()
        settings.slice = 50_000
        _ = try Maintenance(bench.store, settings, timing: timing).run()
        let all = rests.withLock { $0 }
        #expect(all.count > 3)
        #expect(all.allSatisfy { $0 == 150_000 })
    }
}
