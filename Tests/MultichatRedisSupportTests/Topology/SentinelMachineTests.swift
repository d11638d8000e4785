import Testing

@testable import MultichatRedisSupport

@Suite struct SentinelMachineTests {
    private let first = Endpoint.tcp(host: "a", port: 1)
    private let second = Endpoint.tcp(host: "b", port: 2)
    private let master = Endpoint.tcp(host: "m", port: 7)
    private let named = "*2\r\n$1\r\nm\r\n$1\r\n7\r\n"
    private let isMaster = "*3\r\n$6\r\nmaster\r\n:0\r\n*0\r\n"

    @Test func aMasterIsFoundAndItsSentinelRemembered() throws {
        var machine = SentinelMachine([first, second], master: "x")
        #expect(machine.next() == .ask(first))
        #expect(machine.failed(Fault(.unreachable, "gone")) == .ask(second))
        #expect(machine.answered(try Reply.parsed(named)) == .check(master))
        #expect(machine.checked(master, try Reply.parsed(isMaster)) == .found(master))
        #expect(machine.order == [second, first])
    }

    @Test func aReplicaIsNoMaster() throws {
        var machine = SentinelMachine([first], master: "x")
        _ = machine.next()
        _ = machine.answered(try Reply.parsed(named))
        guard case .fail(let fault) = machine.checked(master, try Reply.parsed("*1\r\n$5\r\nslave\r\n")) else {
            Issue.record("a replica was taken")
            return
        }
        #expect(fault.words.contains("no master yet"))
    }

    @Test(arguments: [
        "*-1\r\n", "$-1\r\n", "*1\r\n$1\r\nm\r\n", "*2\r\n$1\r\nm\r\n$1\r\nx\r\n", "+OK\r\n",
        "*2\r\n$0\r\n\r\n$1\r\n7\r\n",
    ])
    func whatIsNoAddressGoesToTheNext(_ text: String) throws {
        var machine = SentinelMachine([first, second], master: "x")
        _ = machine.next()
        #expect(machine.answered(try Reply.parsed(text)) == .ask(second))
        guard case .fail = machine.answered(try Reply.parsed(text)) else { Issue.record("it goes on"); return }
    }

    @Test func whatOneHasAnsweredTellsMoreThanTheSilenceOfAnother() throws {
        var machine = SentinelMachine([first, second], master: "x")
        _ = machine.next()
        #expect(machine.answered(try Reply.parsed("*-1\r\n")) == .ask(second))
        guard case .fail(let fault) = machine.failed(Fault(.timeout, "silent")) else {
            Issue.record("it goes on")
            return
        }
        #expect(fault.words.contains("does not know"))
    }
}
