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
    func brain(creating: Bool = false) throws -> Brain {
        let swarm = try swarm(creating: creating)
        return Brain(swarm, index: try learningIndex())
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

    private func learningIndex() throws -> any LearningIndex {
        let url = try storeURL
        if case .memory = url { return MemoryLearningIndex() }
        let identity = url.paths.first ?? url.description
        do {
            let path = try url.paths.first.map { IndexPlace.beside($0, try namespace) }
                ?? IndexPlace.inCache(identity, try namespace)
            return BrainIndex(try SearchIndex(path, of: identity) { [notes] in notes.say($0) })
        } catch let error as MultichatError where [.permission, .cannotCreate].contains(error.code) {
            note("\(error.message) So all learnings are read.")
            return MemoryLearningIndex()
        }
    }
}
