/// Why a goal could not be measured.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Throws where a floor answered anything but 0.
func check(_ answer: Int32, _ what: String) throws {
    guard answer == 0 else { throw BenchFailure("\(what) failed with the code \(answer).") }
}
