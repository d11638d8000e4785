/// The offsets of consecutive lines; those that are lost take no room, however many they are.
struct LineOffsets: Sendable {
    /// A run of lines that are there.
    private struct Run {
        /// The place of the first.
        let start: Int
        var offsets: [Int]

        var end: Int { start + offsets.count }
    }

    /// The number of lines, lost ones included.
    private(set) var count = 0
    private var runs: [Run] = []

    /// Makes the offsets of lines none of which is lost.
    init(_ offsets: [Int] = []) {
        count = offsets.count
        if count > 0 { runs = [Run(start: 0, offsets: offsets)] }
    }

    /// Makes the offsets of lines all of which are lost.
    init(lost count: Int) { self.count = count }

    /// Adds a line that is there.
    mutating func append(_ offset: Int) {
        if let last = runs.last, last.end == count {
            runs[runs.count - 1].offsets.append(offset)
        } else {
            runs.append(Run(start: count, offsets: [offset]))
        }
        count += 1
    }

    /// Adds lost lines until there are so many.
    mutating func lose(to count: Int) { self.count = max(self.count, count) }

    /// The offset of a line, or ``SegmentMap/lost``.
    subscript(place: Int) -> Int {
        guard let run = run(at: place), place >= run.start else { return SegmentMap.lost }
        return run.offsets[place - run.start]
    }

    /// The offset of the first line that is there at a place or behind it.
    func next(from place: Int) -> Int? {
        run(at: place).map { $0.offsets[max(place - $0.start, 0)] }
    }

    /// The offsets of all lines that are there.
    var known: [Int] { runs.count == 1 ? runs[0].offsets : runs.flatMap(\.offsets) }

    /// The place of the last line that begins before an offset.
    func lastPlace(before offset: Int) -> Int? {
        runs.last { ($0.offsets.first ?? 0) < offset }.map { run in
            run.start + run.offsets.count { $0 < offset } - 1
        }
    }

    /// The first run that ends behind a place.
    private func run(at place: Int) -> Run? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].end <= place { low = middle + 1 } else { high = middle }
        }
        return low < runs.count ? runs[low] : nil
    }
}
