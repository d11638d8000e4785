import FoundationEssentials

/// Finds the Swift files of a checkout.
enum SwiftFiles {
    /// The `.swift` files below a folder, sorted; build products are left out.
    static func paths(below folder: String) -> [String] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".swift") && !$0.split(separator: "/").contains(".build") }
            .map { folder + "/" + $0 }
            .sorted()
    }

    /// The manifest of the package itself.
    static func manifests(in root: String) -> [String] {
        [root + "/Package.swift"].filter { FileManager.default.fileExists(atPath: $0) }
    }
}
