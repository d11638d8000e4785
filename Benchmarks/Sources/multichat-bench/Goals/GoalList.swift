import MultichatHybrid

/// Every goal, in the order of the table.
enum GoalList {
    static let all: [any Goal] = [
        OneWriter(kind: .sqlite),
        Batches(),
        ThreadedWriters(threads: 8, goal: 2),
        ThreadedWriters(threads: 64, goal: 4),
        OneWriter(kind: .json),
        NewestFifty(kind: .sqlite),
        NewestFifty(kind: .json),
        WriterProcesses(shared: true),
        WriterProcesses(shared: false),
        Growth(kind: .sqlite),
        Growth(kind: .json),
        OpeningAfterKill(kind: .sqlite, limit: 100),
        OpeningAfterKill(kind: .json, limit: 1000),
        MaintenanceBeside(kind: .sqlite),
        MaintenanceBeside(kind: .json),
        MetricsCost(),
        SessionList(),
        InboxOfMany(),
        CommandShow(kind: .sqlite),
        CommandShow(kind: .json),
        CommandMemory(kind: .sqlite),
        CommandMemory(kind: .json),
        DiskSpace(),
        WorkflowSteps(),
        RedisOneWriter(),
        RedisThreadedWriters(threads: 64, goal: 1.8),
        RedisBatches(),
        RedisNewestFifty(),
        RedisMemory(),
        HybridOneWriter(mode: .writeThrough),
        HybridOneWriter(mode: .writeBehind),
        MessageSearching(),
        Recall(),
        ServerPosts(),
        ServerNewest(),
        ServerLive(),
        ServerIdleFollowers(),
        ServerStart(),
        ServerSoak(),
    ]

    /// The goals whose names begin with one of some words; all where there are none.
    static func chosen(_ words: [String]) -> [any Goal] {
        all.filter { goal in words.isEmpty || words.contains { goal.name.hasPrefix($0) } }
    }
}
