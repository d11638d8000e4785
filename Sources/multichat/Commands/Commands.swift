/// All commands; the order of each section of the overview is theirs here.
enum Commands {
    static let all: [Command] = [
        StartCommand.command, PostCommand.command, AppendCommand.command, AckCommand.command,
        DeliveredCommand.command, FailedCommand.command,
        ShowCommand.command, FollowCommand.command, ListCommand.command, InboxCommand.command, StatusCommand.command,
        AgentsCommand.command, WindowCommand.command,
        ResumeCommand.command,
        SearchCommand.command,
        JoinCommand.command, LeaveCommand.command, EndCommand.command, ReopenCommand.command, ArchiveCommand.command,
        LabelCommand.command, SetCommand.command, HandoverCommand.command, DeleteCommand.command, EraseCommand.command,
        PutCommand.command, GetCommand.command, KeysCommand.command, ContextCommand.command, LeaseCommand.command,
        WorkflowCommand.command,
        LearnCommand.command, RecallCommand.command, LearningsCommand.command, ForgetCommand.command,
        ForkCommand.command, RewindCommand.command,
        ImportCommand.command, ExportCommand.command, BridgeCommand.command, MigrateCommand.command,
        BackupCommand.command, RestoreCommand.command, RepairCommand.command, MaintainCommand.command,
        VerifyCommand.command, StatsCommand.command, StoreCommand.command, DoctorCommand.command,
        ServeCommand.command, KeyCommand.command, TourCommand.command, CompletionsCommand.command, HelpCommand.command,
        VersionCommand.command,
        TourWriterCommand.command,
    ]

    /// The commands that are shown.
    static var visible: [Command] { all.filter { $0.group != nil } }

    /// The command of a name.
    ///
    /// - Throws: ``UsageError`` with the command that was probably meant.
    static func named(_ name: String) throws -> Command {
        if let command = all.first(where: { $0.name == name }) { return command }
        if let meant = others[name] {
            throw UsageError("There is no command \(Quoted.word(name)).", hint: "Did you mean `\(meant)`?")
        }
        throw UsageError.unknown(
            "There is no command", name, among: visible.map(\.name), otherwise: "`multichat help` shows all commands.")
    }

    /// What people call the commands otherwise.
    private static let others = [
        "create": "start", "new": "start", "send": "post", "say": "post", "read": "show", "cat": "show", "log": "show",
        "messages": "show", "ls": "list", "sessions": "list", "rm": "delete", "remove": "delete", "branch": "fork",
        "undo": "rewind", "close": "end", "stop": "end", "copy": "migrate", "move": "migrate", "check": "verify",
        "fsck": "verify", "sweep": "maintain", "compact": "maintain", "vacuum": "maintain", "salvage": "repair",
        "recover": "repair", "count": "stats", "acknowledge": "ack", "who": "agents", "unread": "inbox",
        "info": "store info", "dump": "export", "server": "serve", "http": "serve",
        "load": "import", "demo": "tour", "man": "help", "tag": "label", "rename": "set", "values": "keys",
        "tail": "follow", "watch": "follow", "listen": "follow", "find": "search", "grep": "search", "query": "search",
        "token": "key create", "revoke": "key revoke", "leases": "lease list", "lock": "lease acquire",
        "unlock": "lease release",
    ]
}
