import Multichat

/// Dates with the month as an English word: `January 19, 2025`, `19 Jan 2025`.
enum LongDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// The beginning of the day, as if in UTC.
    static func parse(_ text: String) -> Timestamp? {
        let words = text.split { $0 == " " || $0 == "," }
        guard words.count == 3, let year = Int(words[2]), words[2].utf8.count == 4 else { return nil }
        for (name, number) in [(words[0], words[1]), (words[1], words[0])] {
            guard let month = months.firstIndex(of: name.prefix(3).lowercased()), let day = Int(number) else {
                continue
            }
            return RFC3339.parse("\(year)-\(pad(month + 1))-\(pad(day))")
        }
        return nil
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
