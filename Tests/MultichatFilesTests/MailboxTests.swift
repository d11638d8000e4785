import Multichat
import TestSupport
import Testing

@testable import MultichatFiles

/// Several mailboxes on one file stand for several processes.
@Suite struct MailboxTests {
    private let folder: TemporaryDirectory
    private let path: String

    init() throws {
        folder = try TemporaryDirectory()
        path = folder("a.lock")
        _ = try folder.file("a.lock", Array("what the lock's owner keeps there".utf8))
    }

    /// Mailboxes that have a slot each, while there are any.
    private func members(_ count: Int) throws -> [Mailbox] {
        let members = try (0..<count).map { _ in try Mailbox(path) }
        for member in members { member.join() }
        return members
    }

    @Test func aLetterIsAnsweredAndCollectedOnce() throws {
        let members = try members(3)
        #expect(members[0].post([1, 2, 3]))
        #expect(members[1].post([4]))
        #expect(!members[1].post([5]), "one letter at a time")
        var letters = members[2].letters()
        #expect(letters.map(\.content) == [[1, 2, 3], [4]])
        letters[0].answer = [9, 9]
        members[2].answer(letters)
        #expect(members[0].collect() == [9, 9])
        #expect(members[0].collect() == nil)
        #expect(members[1].collect() == [])
        #expect(members[2].letters().isEmpty)
        #expect(members[1].post([5]))
        #expect(members[0].letters().map(\.content) == [[5]])
    }

    @Test func aLetterThatNobodyAnsweredIsTheWritersOwnWork() throws {
        let members = try members(3)
        #expect(members[0].post([1]))
        #expect(members[1].post([2]))
        // The holder takes one and dies.
        #expect(members[2].letters().count == 2)
        #expect(members[0].collect() == nil)
        #expect(members[1].collect() == nil)
        #expect(members[0].post([3]))
        #expect(members[1].letters().map(\.content) == [[3]])
    }

    @Test func whoeverHasNoSlotDoesItsOwnWork() throws {
        let stranger = try Mailbox(path)
        #expect(!stranger.post([1]))
        #expect(stranger.letters().isEmpty)
        #expect(stranger.withdraw())
        let members = try members(Mailbox.slots + 1)
        #expect(members[Mailbox.slots - 1].post([1]))
        #expect(!members[Mailbox.slots].post([1]))
        #expect(stranger.letters().map(\.content) == [[1]], "no slot is needed to do the work of others")
    }

    @Test func theLettersAndTheSlotOfADeadProcessAreForgotten() throws {
        let alive = try members(1)[0]
        var dead: Mailbox? = try members(1)[0]
        #expect(dead?.post([1]) == true)
        dead = nil
        #expect(alive.letters().isEmpty)
        let next = try members(1)[0]
        #expect(alive.letters().isEmpty)
        #expect(next.post([2]))
        #expect(alive.letters().map(\.content) == [[2]])
    }

    @Test func aLetterCanBeWithdrawnUntilItIsTaken() throws {
        let members = try members(2)
        #expect(members[0].post([1]))
        #expect(members[0].withdraw())
        #expect(members[1].letters().isEmpty)
        #expect(members[0].post([2]))
        #expect(members[1].letters().count == 1)
        #expect(!members[0].withdraw())
    }

    @Test func lettersHaveAGreatestLength() throws {
        let members = try members(2)
        #expect(!members[0].post([UInt8](repeating: 7, count: Mailbox.capacity + 1)))
        let longest = [UInt8](repeating: 7, count: Mailbox.capacity)
        #expect(members[0].post(longest))
        #expect(members[1].letters().map(\.content) == [longest])
    }

    /// The slots begin behind the first page; a letter stands behind a state, a length and a checksum of 4 bytes each.
    @Test(arguments: [4096 + 4, 4096 + 7, 4096 + 8, 4096 + 12, 4096 + 14])
    func aLetterThatIsNotWholeAsksForNothing(_ place: Int) throws {
        let members = try members(2)
        #expect(members[0].post([1, 2, 3]))
        let file = try File(path, .write)
        let byte = try file.read(1, at: place)
        try [byte[0] ^ 0x40].withUnsafeBytes { try file.write($0, at: place) }
        #expect(members[1].letters().map(\.content) == [[]])
    }

    @Test func whatStandsInTheFileBeforeIsKept() throws {
        #expect(try File(path, .read).size < 100)
        let members = try members(1)
        #expect(members[0].post([1]))
        #expect(try File(path, .read).read(33, at: 0) == Array("what the lock's owner keeps there".utf8))
    }
}
