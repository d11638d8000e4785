/// What is printed with `--json`, for the pages that explain it.
enum Shapes {
    /// The rules for all of it.
    static let rules = """
        With --json every command prints JSON Lines: one object a line on standard output, with these names and in \
        this order. A value that is absent is null. Times are RFC 3339 in UTC with microseconds; chains are 64 \
        lower-case hexadecimal digits. Errors and cursors go to standard error.
        """

    /// Each kind of object: what prints it, and its members.
    static let all: [(what: String, shape: String)] = [
        (
            "a session: start, list, fork",
            #"{"id","namespace","topic","status","participants","labels","createdAt","updatedAt","expiresAt","version","#
                + #""head":{"sequence","chain"},"forkedFrom":{"session","sequence"}}"#
        ),
        (
            "an entry: show, get, keys",
            #"{"session","sequence","id","kind","key","author","time","body","chain"}"#
        ),
        (
            "the body of a message",
            #"{"to","role","content","priority","tags","replyTo","toolCalls","toolCallId","usage"}; content is a "#
                + "string, an array of parts or null; imported ones may add subject, sentAt, status and source"
        ),
        (
            "a receipt: post, append, put, join, leave, end, reopen, archive, label, set, rewind",
            #"{"session","first","last","duplicate","chain","ids"}"#
        ),
        ("delete", #"{"session","namespace","entries","deleted"}"#),
        (
            "import",
            #"{"sessions","messages","duplicates","refused":[{"path","reason"}],"byFormat":{FORMAT:{"files","#
                + #""sessions","messages","duplicates","refused","stuck"}}}"#
        ),
        ("export --to FILE", #"{"path","sessions","entries"}"#),
        (
            "migrate",
            #"{"from","to","sessions","entries","present","refused":[{"session","namespace","reason"}]}"#
        ),
        ("backup", #"{"path","format","verified"}"#),
        (
            "verify, one line a session",
            #"{"session","namespace","entries","head":{"sequence","chain"},"damage":[{"sequence","place","reason"}]}"#
        ),
        (
            "store info, as far as it applies",
            #"{"store","sessions","kind","file","folder","sizeBytes","version","durability","mode","breaker","#
                + #""waitingSessions","unflushedEntries","flushLagMicroseconds",…}"#
        ),
        (
            "stats",
            #"{"store","sessions","active","ended","archived","entries","largestSession","agents","updatedAt","recoveries","#
                + #""namespaces":[{"namespace",…}]}"#
        ),
        (
            "tour",
            #"{"session","namespace","acknowledged","inFlight","inFlightStored","entries","#
                + #""stores":[{"store","head"}],"differences"}"#
        ),
        (
            "key create (which alone has the token), key list, key revoke",
            #"{"id","name","scope","namespace","state","createdAt","expiresAt","revokedAt","token"}"#
        ),
        ("an error, on standard error", #"{"error":{"code","message","hint","retry","session","head","ids"}}"#),
        ("a note, on standard error", #"{"note"}"#),
        ("the next page of list, on standard error", #"{"cursor"}"#),
        (
            "the sessions that a result lacks: list, stats, export, backup, migrate, on standard error",
            #"{"leftOut":[{"session","namespace","sequence","place","reason"}]}"#
        ),
    ]
}
