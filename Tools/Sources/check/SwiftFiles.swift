import Foundation

/// Finds the Swift files of a checkout.
enum SwiftFiles {
    /// The `.swift` files below a folder, sorted; build products are left out.
    static func paths(below folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") && !$0.split(separator: "/").contains(".build") }
            .map { folder + "/" + $0 }
            .sorted()
    }

    /// The manifest of the package itself.
    static func manifests(in root: String) -> [String] {
        [root + "/Package.swift"].filter { FileManager.default.fileExists(atPath: $0) }
    }
}
