// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "multichat-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "multichat", path: "..")],
    targets: [
        .target(
            name: "CFloors", path: "floors", exclude: ["program"], publicHeadersPath: "include",
            linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("hiredis"), .linkedLibrary("pthread")]),
        .executableTarget(name: "floor", dependencies: ["CFloors"], path: "floors/program"),
        .executableTarget(
            name: "multichat-bench",
            dependencies: [
                "CFloors",
                .product(name: "Multichat", package: "multichat"),
                .product(name: "MultichatJSON", package: "multichat"),
                .product(name: "MultichatSQLite", package: "multichat"),
                .product(name: "MultichatRedis", package: "multichat"),
                .product(name: "MultichatHybrid", package: "multichat"),
                .product(name: "MultichatOperations", package: "multichat"),
                .product(name: "MultichatSearch", package: "multichat"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
