import Multichat
import MultichatSearch
import MultichatStores

extension Option {
    /// What makes vectors of texts; the same in all commands that take one.
    static let embed = Option(
        "embed", "PROGRAM", "a program that reads a text and prints its embedding as a JSON array of numbers")
}

/// Opens the brain, and reads what is said about learnings.
extension Invocation {
    /// The brain of the tenant, with the index that ranks its learnings.
    ///
    /// Where there can be none, as in a folder that can't be written, all learnings are read.
    func brain() throws -> Brain {
        let swarm = try swarm()
        if case .memory = try storeURL { return swarm.brain }
        do {
            return Brain(swarm, index: BrainIndex(try searchIndex(of: swarm)))
        } catch let error as MultichatError where [.permission, .cannotCreate].contains(error.code) {
            note("\(error.message) So all learnings are read, which takes longer.")
            return swarm.brain
        }
    }

    /// The embedding that the program of `--embed` makes of a text; `nil` where none is given.
    func embedding(of text: String) throws -> Embedding? {
        guard let program = value(.embed) else { return nil }
        let words = try ProgramWords.split(program, option: .embed)
        let answer = try FilterProgram(words: words).answer(to: text)
        do {
            return try Embedding(json: try answer.withUnsafeBufferPointer { try JSON(bytes: $0, field: "answer") })
        } catch let error as MultichatError {
            throw MultichatError(
                .invalid, "The program \(Quoted.word(words[0])) printed no embedding. \(error.message)",
                hint: "It must print a JSON array of numbers, such as [0.1, -0.2], and nothing else.")
        }
    }
}
