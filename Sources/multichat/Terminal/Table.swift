/// Rows under headings: aligned for people, separated by tabs and without headings for programs.
struct Table {
    private let headings: [String]
    private let numeric: Set<Int>
    private var rows: [[String]] = []

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - headings: one a column.
    ///   - numeric: the columns that are aligned to the right.
    init(_ headings: [String], numeric: Set<Int> = []) {
        self.headings = headings
        self.numeric = numeric
    }

    /// Adds a row of as many cells as there are headings.
    mutating func add(_ cells: [String]) { rows.append(cells.map { Printable.text($0, keepsLines: false) }) }

    /// The lines of the table; none where it has no rows.
    func lines(_ style: Style) -> [String] {
        guard style.isTerminal else { return rows.map { $0.joined(separator: "\t") } }
        return aligned(style)
    }

    /// The lines of the table, aligned wherever it goes.
    func aligned(_ style: Style) -> [String] {
        guard !rows.isEmpty else { return [] }
        let widths = headings.indices.map { column in
            min(40, ([headings] + rows).map { Columns.count($0[column]) }.max() ?? 0)
        }
        return [style.dim(line(headings, widths, style))] + rows.map { line($0, widths, style) }
    }

    /// The last column takes what is left of the line.
    private func line(_ cells: [String], _ widths: [Int], _ style: Style) -> String {
        var text = ""
        for (column, cell) in cells.enumerated() {
            let isLast = column == cells.count - 1
            let room = max(8, style.width - Columns.count(text))
            if isLast, !numeric.contains(column) {
                text += style.isTerminal ? Columns.cut(cell, to: room) : cell
            } else {
                let fitting = Columns.cut(cell, to: widths[column])
                text += Columns.pad(fitting, to: widths[column], at: numeric.contains(column) ? .left : .right)
                if !isLast { text += "  " }
            }
        }
        return text
    }
}
