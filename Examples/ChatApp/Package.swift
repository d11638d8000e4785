// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "ChatApp",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "multichat", path: "../..")],
    targets: [
        .executableTarget(
            name: "ChatApp",
            dependencies: [
                .product(name: "Multichat", package: "multichat"),
                .product(name: "MultichatSQLite", package: "multichat"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
