/// What answers requests.
protocol Application: AnyObject, Sendable {
    /// Looks at a request before its body comes; called on the connection's thread.
    func admit(_ head: RequestHead) -> Admission
    /// A request that was looked at is over; `status` is `nil` where its connection was lost before the answer.
    func finished(_ head: RequestHead, _ note: RequestNote, status: Int?)
}

/// What becomes of a request whose header has come.
struct Admission: Sendable {
    /// What is known of the request, for what is measured and logged.
    let note: RequestNote
    /// What is done.
    let verdict: Verdict

    init(_ note: RequestNote, _ verdict: Verdict) {
        self.note = note
        self.verdict = verdict
    }

    /// What is done with a request.
    enum Verdict: Sendable {
        /// It is answered without its body.
        case refused(Response)
        /// Its body is taken, then it is answered.
        case accepted(Intake, answer: @Sendable (RequestBody) -> Outcome)
    }
}

/// How a body is taken.
enum Intake: Sendable {
    /// Into memory, up to so many bytes.
    case memory(limit: Int)
    /// Into a file without a name.
    case file
}

/// What is answered, and when.
enum Outcome: Sendable {
    /// This, at once.
    case now(Response)
    /// What the closure gives to its argument, on any thread; the connection rests meanwhile.
    case later(@Sendable (_ answer: @escaping @Sendable (Response) -> Void) -> Void)
}
