import FoundationEssentials
import Multichat

/// Where and how thoroughly goals are measured.
struct Bench {
    /// The folder that stores are made in.
    let directory: String
    /// The program `multichat`.
    let command: String
    /// Whether stores are small and rounds few.
    let quick: Bool

    /// Makes the context; the folder is emptied.
    init(_ options: Options) throws {
        directory = URL(filePath: options.directory).path
        command = URL(filePath: options.command).path
        quick = options.quick
        try? FileManager.default.removeItem(atPath: directory)
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    /// How many rounds a comparison has.
    var rounds: Int { quick ? 3 : 7 }
    /// How long a round of one side lasts, in seconds.
    var slice: Double { quick ? 0.1 : 0.4 }
    /// What stands for a million.
    var million: Int { quick ? 50_000 : 1_000_000 }
    /// What stands for a hundred thousand.
    var hundredThousand: Int { quick ? 5_000 : 100_000 }
    /// How long the worst append is looked for, in seconds.
    var long: Double { quick ? 2 : 10 }

    /// Measures sides in turn.
    func compare(_ sides: [Side], threads: Int = 1, calls: Int = 0) throws -> [Series] {
        try interleave(sides, rounds: rounds, plan: Plan(threads: threads, seconds: slice, calls: calls))
    }

    /// A path in the folder at which there is nothing.
    func fresh(_ name: String) throws -> String {
        remove(name)
        let folder = path(name)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder + "/store"
    }

    /// Removes what stands at a name.
    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path(name)) }

    /// Removes the folder with everything in it.
    func removeAll() { try? FileManager.default.removeItem(atPath: directory) }

    /// The path of a name in the folder.
    func path(_ name: String) -> String { directory + "/" + name }

    /// The path of a store with one session, `session-0`, of a million messages; made where it isn't there yet.
    func million(_ kind: StoreKind) throws -> String {
        let done = path("million-\(kind.rawValue)")
        if !FileManager.default.fileExists(atPath: done) {
            progress("  filling a \(kind.title) store with \(million) messages")
            let swarm = try kind.open(try fresh("million"))
            try Filling.append(million, to: Filling.session(0), in: swarm)
            try swarm.store.close()
            try FileManager.default.moveItem(atPath: path("million"), toPath: done)
        }
        return done + "/store"
    }
}
