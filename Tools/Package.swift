// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The folder with the toolchain's own SwiftSyntax, beside the `swift` on the PATH.
let host: String = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    for folder in folders + ["/opt/swift/usr/bin"] {
        let swift = URL(fileURLWithPath: folder + "/swift").resolvingSymlinksInPath()
        let host = swift.deletingLastPathComponent().appendingPathComponent("../lib/swift/host").standardized.path
        if FileManager.default.fileExists(atPath: host + "/libSwiftSyntax.so") { return host }
    }
    fatalError("No toolchain with SwiftSyntax (lib/swift/host) was found on the PATH.")
}()

let package = Package(
    name: "tools",
    platforms: [.macOS(.v15)],
    targets: [
        .target(
            name: "Rules",
            swiftSettings: [.unsafeFlags(["-I", host])],
            linkerSettings: [
                .unsafeFlags(["-L", host, "-Xlinker", "-rpath", "-Xlinker", host]), .linkedLibrary("SwiftSyntax"),
                .linkedLibrary("SwiftParser"),
            ]),
        .executableTarget(name: "check", dependencies: ["Rules"], swiftSettings: [.unsafeFlags(["-I", host])]),
        .testTarget(name: "RulesTests", dependencies: ["Rules"], swiftSettings: [.unsafeFlags(["-I", host])]),
    ],
    swiftLanguageModes: [.v6]
)
