import Multichat
import Testing

@testable import MultichatInterchange

@Suite struct AgentNameTests {
    static let names: [(String, String?)] = [
        ("Agent-3", "Agent-3"), ("AGENT-3", "Agent-3"), ("agent-12", "Agent-12"),
        ("Agent-7 - Knowledge & OSS Contribution Specialist", "Agent-7"), ("Captain Agent-4 (via Agent-2)", "Agent-4"),
        ("Captain (Agent-4)", "Agent-4"), ("**Agent-8** (QA)", "Agent-8"), ("Captain", "Captain"),
        ("Discord_Service_Test (via Discord Commander)", "Discord_Service_Test"),
        ("Agent-1-Test (via Discord Commander)", "Agent-1-Test"), ("Ann - Chief of (many) things", "Ann"),
        ("  ", nil), ("Agent-", "Agent-"), ("XAgent-1", "XAgent-1"),
    ]

    @Test(arguments: names) func anAgentIsTheNumberedOneOrTheTextBefore(_ text: String, _ name: String?) throws {
        #expect(try AgentNames([:]).agent(text)?.text == name)
    }

    static let lists: [(String, [AgentID])] = [
        ("Agent-1", ["Agent-1"]), ("Captain (Agent-4) & Co-Captain Agent-6", ["Agent-4", "Agent-6"]),
        ("Captain Agent-4 / Commander", ["Agent-4", "Commander"]),
        ("Agent-8 - SWARM CHAMPION (#1 - 7,750 pts!)", ["Agent-8"]),
        ("Agent-5 - Business Intelligence & Analytics", ["Agent-5"]),
        ("Agent-1 - Testing, Agent-2 - Design & Art", ["Agent-1", "Agent-2"]),
        ("Ann, Ben + Cid", ["Ann", "Ben", "Cid"]),
        ("Agent-1, AGENT-1", ["Agent-1"]), ("All", []), ("ALL AGENTS", []), ("everyone", []), ("**All Agents**", []),
    ]

    @Test(arguments: lists) func recipientsStandBetweenSeparators(_ text: String, _ agents: [AgentID]) throws {
        #expect(try AgentNames([:]).recipients(text) == agents)
    }

    @Test func aliasesMergeNamesInAnyCase() throws {
        let names = AgentNames(["Captain": "Agent-4", "agent-9": "Nina"])
        #expect(try names.agent("CAPTAIN") == "Agent-4")
        #expect(try names.agent("Agent-9 (QA)") == "Nina")
        #expect(try names.recipients("Captain + Agent-2") == ["Agent-4", "Agent-2"])
    }
}
