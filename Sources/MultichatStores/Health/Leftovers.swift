import Multichat
import MultichatFiles

/// Quarantines of torn tails in a JSON store.
enum Leftovers {
    static func finding(in root: String) throws -> HealthReport.Finding {
        var folders: [String] = []
        for namespace in try Directory.entries(root) where namespace.isDirectory && !namespace.name.hasPrefix(".") {
            let path = root + "/" + namespace.name
            for session in try Directory.entries(path) where session.isDirectory {
                let quarantine = path + "/" + session.name + "/quarantine"
                if Directory.exists(quarantine), try !Directory.entries(quarantine).isEmpty {
                    folders.append(quarantine)
                }
            }
        }
        guard let first = folders.first else { return .init(.ok, "quarantine", "No torn tails were set aside.") }
        return .init(
            .warning, "quarantine",
            "Torn tails of crashed writers lie in "
                + (folders.count == 1 ? "\(first)." : "\(folders.count) quarantines, as in \(first)."),
            hint: "They were never answered as stored; look into them, then remove the folders.")
    }
}
