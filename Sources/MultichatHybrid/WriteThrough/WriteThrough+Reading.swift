import Multichat

extension WriteThrough {
    func read<Answer>(
        _ reference: SessionReference, isRecent: Bool, _ body: (any Restoring) throws -> Answer
    ) throws -> Answer {
        let asksHot = isRecent && hot.state == .closed && pace.prefersHot()
        return try pace.timed(isHot: asksHot) {
            if asksHot, let answer = try hotAnswer(reference, body) { return answer }
            return try body(durable)
        }
    }

    /// What the hot store answers, if it has all that the durable one has; else its copy is brought up.
    ///
    /// What is asked of the copy before is asked behind the reading again: a copy that was lost and made anew meanwhile
    /// could have answered with less.
    private func hotAnswer<Answer>(
        _ reference: SessionReference, _ body: (any Restoring) throws -> Answer
    ) throws -> Answer? {
        let session = try durable.required(reference)
        guard session.head.sequence > 0, session.head.sequence <= options.fillLimit else { return nil }
        let answer: Answer?? = try? hot.attempt { hot in
            guard isCurrent(try hot.session(reference), session) else { return nil }
            let answer = try body(hot)
            return isCurrent(try hot.session(reference), session) ? answer : nil
        }
        if case .some(.some(let answer)) = answer { return answer }
        follow(reference)
        return nil
    }

    private func isCurrent(_ copy: Session?, _ session: Session) -> Bool {
        guard let copy, SessionCopy.isSame(copy, session) else { return false }
        return copy.head == session.head
    }
}
