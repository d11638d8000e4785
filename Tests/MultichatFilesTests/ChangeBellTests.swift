import Dispatch
import Multichat
import MultichatFiles
import Synchronization
import TestSupport
import Testing

@Suite struct ChangeBellTests {
    private func listen(_ bell: ChangeBell, _ ear: Ear, every interval: Int64 = 3_600_000_000) throws -> any StoreWatch
    {
        try bell.listen(every: interval, hasChanged: { true }, told: { ear.told($0) })
    }

    private func sessions(_ range: Range<Int>) -> [SessionReference] {
        range.map { SessionReference(SessionID(unchecked: "s\($0)"), in: "n") }
    }

    @Test func nobodyHasAFileBeforeSomebodyListens() throws {
        let folder = try TemporaryDirectory()
        let bell = ChangeBell(folder("bell"))
        bell.ring(sessions(0..<3))
        #expect(try Directory.entries(folder.path).isEmpty)
        let ear = Ear()
        let watch = try listen(bell, ear)
        bell.ring(sessions(3..<4))
        #expect(ear.hears(Set(sessions(3..<4))))
        #expect(try Directory.entries(folder.path).map(\.name) == ["bell"])
        watch.end()
    }

    @Test func anotherProcessIsHeardByName() throws {
        let folder = try TemporaryDirectory()
        let (near, far) = (ChangeBell(folder("bell")), ChangeBell(folder("bell")))
        let (first, second) = (Ear(), Ear())
        let watches = [try listen(near, first), try listen(far, second)]
        for group in 0..<20 { (group % 2 == 0 ? near : far).ring(sessions(group * 5..<group * 5 + 5)) }
        #expect(first.hears(Set(sessions(0..<100))) && second.hears(Set(sessions(0..<100))))
        for watch in watches { watch.end() }
    }

    @Test func whoFallsBehindKnowsThatItMissedSomething() throws {
        let folder = try TemporaryDirectory()
        let bell = ChangeBell(folder("bell"))
        let ear = Ear()
        let mayGoOn = DispatchSemaphore(value: 0)
        let isFirst = Atomic(true)
        let watch = try bell.listen(every: 3_600_000_000, hasChanged: { true }) { news in
            if isFirst.exchange(false, ordering: .acquiringAndReleasing) { mayGoOn.wait() } else { ear.told(news) }
        }
        bell.ring(sessions(0..<1))
        bell.ring(sessions(0..<1500))
        mayGoOn.signal()
        #expect(ear.wait { $0.contains(.anything) })
        watch.end()
    }

    @Test func aNameThatIsTooLongIsToldAsAnything() throws {
        let folder = try TemporaryDirectory()
        let bell = ChangeBell(folder("bell"))
        let ear = Ear()
        let watch = try listen(bell, ear)
        bell.ring([SessionReference(SessionID(unchecked: String(repeating: "x", count: 200)))])
        #expect(ear.wait { $0.contains(.anything) })
        watch.end()
    }

    @Test func whereThereCanBeNoFileTheStoreIsLookedAt() throws {
        let folder = try TemporaryDirectory()
        let bell = ChangeBell(folder("missing/bell"))
        let ear = Ear()
        let watch = try listen(bell, ear)
        #expect(ear.wait { $0.contains(.anything) })
        watch.end()
    }

    @Test func whereNothingMayBeWrittenNothingIs() throws {
        let folder = try TemporaryDirectory()
        let bell = ChangeBell(folder("bell"), isReadOnly: true)
        let ear = Ear()
        let watch = try listen(bell, ear)
        #expect(ear.wait { $0.contains(.anything) })
        #expect(try Directory.entries(folder.path).isEmpty)
        watch.end()
    }

    @Test func closingIsTheLastThingThatIsTold() throws {
        let folder = try TemporaryDirectory()
        let bell = ChangeBell(folder("bell"))
        let ear = Ear()
        let watch = try listen(bell, ear)
        bell.close()
        bell.close()
        #expect(ear.wait { $0.last == .closed })
        watch.end()
        #expect(throws: MultichatError.self) { try listen(bell, ear) }
    }

    @Test func eightThreadsRingAtOnce() throws {
        let folder = try TemporaryDirectory()
        let bell = ChangeBell(folder("bell"))
        let ear = Ear()
        let watch = try listen(bell, ear)
        let all = sessions(0..<400)
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for number in stride(from: thread, to: 400, by: 8) { bell.ring([all[number]]) }
        }
        #expect(ear.hears(Set(all)))
        watch.end()
    }
}
