/// Questions as agents ask them about what a real swarm has learned, with the learnings that answer them.
enum Questions {
    /// The question, and the ids of which one must be among the first five.
    static let all: [(question: String, answers: Set<String>)] = [
        ("several processes type at the same time and collide, how should I lock?", ["kb-1", "kb-4", "kb-7"]),
        ("where do I clone open source projects that we contribute to?", ["dec-3", "dec-6", "dec-9"]),
        ("how can I post to Discord from a script that exits right away?", ["kb-41", "kb-61"]),
        ("memory keeps growing until the process dies, how do I find out why?", ["kb-19"]),
        ("should I plan a project in days?", ["kb-46"]),
        ("when should the next agent get its prompt so that nobody stalls?", ["kb-29", "kb-30", "kb-31"]),
        ("may I mark a status update to the captain as urgent?", ["lessons/2"]),
        (
            "what do I answer when the captain praises work that was finished long ago?",
            ["kb-26", "kb-36", "kb-67", "kb-30"]
        ),
        ("I spend more time building tools than on the task itself, is that a problem?", ["kb-47"]),
        ("how do I split a file that is longer than 400 lines?", ["kb-20"]),
        ("the automatic score wants to archive our own repository", ["kb-48"]),
        (
            "how was the second source of configuration removed without breaking imports?",
            ["insights/5", "insights/7"]
        ),
        ("somebody else has completed the task already, may I still claim its points?", ["insights/20", "patterns/1"]),
        ("do I have to send confirmations while I rest?", ["lessons/6"]),
        ("how do threads make many requests faster?", ["kb-40"]),
        ("how is it decided which agent gets a contract, by skill and workload?", ["kb-34", "kb-65"]),
        ("what must be done before a release goes to production, and how do I roll back?", ["kb-22"]),
        ("how do I send a message to another agent from the command line?", ["kb-16"]),
        ("documentation mentions a flag that isn't in the code", ["insights/9"]),
        ("can agents choose tasks themselves by bidding?", ["kb-39"]),
    ]
}
