import Multichat
import MultichatFiles
import Synchronization

extension JSONStore {
    /// A page of sessions; what can't be read is named on the first page, as its place in the order isn't known.
    public func sessions(_ query: SessionQuery) throws -> Page<Session> {
        try requireOpen()
        try Page<Session>.checkLimit(query.limit)
        let start = try SessionPlace(query)
        let now = configuration.clock()
        var found: [(place: SessionPlace, session: Session)] = []
        var leftOut: [Damage] = []
        for directory in try directories(query.namespace) {
            for summary in try summaries(of: directory, &leftOut) where query.matches(summary.session, now: now) {
                let place = SessionPlace(summary.session, query.order)
                if start?.precedes(place, query.order) ?? true { found.append((place, summary.session)) }
            }
        }
        found.sort { $0.place.precedes($1.place, query.order) }
        let page = found.prefix(query.limit)
        let cursor = found.count > query.limit ? page.last?.place.cursor(query.order) : nil
        return Page(page.map(\.session), cursor: cursor, leftOut: query.cursor == nil ? leftOut : [])
    }

    /// The directories of a namespace, or of all.
    func directories(_ namespace: Namespace?) throws -> [String] {
        if let namespace { return [layout.namespace(namespace)] }
        return try Directory.entries(path).filter { $0.isDirectory && !$0.name.hasPrefix(".") }.map {
            "\(path)/\($0.name)"
        }
    }

    /// The names of the sessions' directories in a namespace's directory; none where there is no such namespace.
    func names(in directory: String) throws -> [String] {
        guard try FileStatus(directory) != nil else { return [] }
        return try Directory.entries(directory).filter { $0.isDirectory && !$0.name.hasPrefix(".") }.map(\.name)
    }

    /// The summaries of all sessions in a namespace's directory; only logs that changed are read.
    func summaries(of directory: String, _ leftOut: inout [Damage]) throws -> [SessionSummary] {
        var known = catalogue.take(directory)
        var current: SessionCatalogue.Summaries = [:]
        var read = 0
        for name in try names(in: directory) {
            let folder = SessionFolder(path: directory + "/" + name)
            if let summary = known.removeValue(forKey: name), try summary.isCurrent(in: folder) {
                current[name] = summary
            } else if let summary = try summary(of: folder, &leftOut) {
                current[name] = summary
                read += 1
            }
        }
        catalogue.put(current, of: directory)
        if environment.canWrite, read + known.count > max(16, current.count / 16) {
            SessionCatalogue.write(current, of: directory)
        }
        return Array(current.values)
    }

    /// Reads the summary of a session; `nil` where there is none, or where it can't be read.
    private func summary(of folder: SessionFolder, _ leftOut: inout [Damage]) throws -> SessionSummary? {
        var reference: SessionReference?
        do {
            let holder = try holder(of: folder)
            if let damage = holder.damage { leftOut.append(damage) }
            reference = holder.session
            return try reference.flatMap { try summary(of: $0) }
        } catch let error as MultichatError where error.code == .damaged || error.code == .permission {
            leftOut.append(Damage(error, in: reference ?? folder.namedReference, place: folder.path))
            return nil
        }
    }

    private func summary(of reference: SessionReference) throws -> SessionSummary? {
        let key = OpenSessions.Key(reference: reference)
        for attempt in 0..<8 {
            do {
                let log = attempt == 0 ? open.ifOpen(key)?.log : nil
                return try (log ?? openLog(key))?.summary()
            } catch is StaleLog {
                continue
            }
        }
        return nil
    }
}

extension SessionLog {
    /// The session as a list shows it.
    ///
    /// - Throws: code `damaged` where the log is; ``StaleLog`` where it must be opened anew.
    func summary() throws -> SessionSummary {
        try contents.withLock { contents in
            try contents.refreshForReading()
            return try SessionSummary(contents)
        }
    }
}
