// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "multichat",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Multichat", targets: ["Multichat"]),
        .library(name: "MultichatJSON", targets: ["MultichatJSON"]),
        .library(name: "MultichatSQLite", targets: ["MultichatSQLite"]),
        .library(name: "MultichatRedis", targets: ["MultichatRedis", "MultichatRedisSupport"]),
        .library(name: "MultichatHybrid", targets: ["MultichatHybrid"]),
        .library(name: "MultichatSearch", targets: ["MultichatSearch"]),
        .library(name: "MultichatStores", targets: ["MultichatStores"]),
        .library(name: "MultichatInterchange", targets: ["MultichatInterchange"]),
        .library(name: "MultichatOperations", targets: ["MultichatOperations"]),
        .library(name: "MultichatViews", targets: ["MultichatViews"]),
        .library(name: "MultichatServer", targets: ["MultichatServer"]),
        .library(name: "MultichatConformance", targets: ["MultichatConformance"]),
        .executable(name: "multichat", targets: ["multichat"]),
    ],
    targets: [
        .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "COpenSSLTLS", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CHiredis", providers: [.apt(["libhiredis-dev"])]),
        .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CMicroHTTPD", providers: [.apt(["libmicrohttpd-dev"])]),

        .target(name: "CMultichatShims"),
        .target(name: "Multichat", dependencies: ["COpenSSL"]),
        .target(name: "MultichatFiles", dependencies: ["Multichat", "CMultichatShims"]),
        .target(name: "MultichatSQLiteSupport", dependencies: ["Multichat", "MultichatFiles", "CSQLite"]),
        .target(name: "MultichatRedisSupport", dependencies: ["Multichat", "CHiredis", "COpenSSLTLS"]),
        .target(name: "MultichatJSON", dependencies: ["Multichat", "MultichatFiles"]),
        .target(
            name: "MultichatSQLite",
            dependencies: ["Multichat", "MultichatFiles", "MultichatSQLiteSupport", "CSQLite"]),
        .target(name: "MultichatRedis", dependencies: ["Multichat", "MultichatFiles", "MultichatRedisSupport"]),
        .target(name: "MultichatHybrid", dependencies: ["Multichat"]),
        .target(
            name: "MultichatSearch",
            dependencies: ["Multichat", "MultichatFiles", "MultichatSQLiteSupport", "CSQLite"]),
        .target(
            name: "MultichatStores",
            dependencies: [
                "Multichat", "MultichatFiles", "MultichatHybrid", "MultichatJSON", "MultichatRedis",
                "MultichatRedisSupport", "MultichatSQLite",
            ]),
        .target(
            name: "MultichatInterchange",
            dependencies: ["Multichat", "MultichatFiles", "MultichatSQLiteSupport", "CSQLite"]),
        .target(
            name: "MultichatOperations",
            dependencies: [
                "Multichat", "MultichatFiles", "MultichatInterchange", "MultichatJSON", "MultichatSQLite",
                "MultichatStores", "CZstd",
            ]),
        .target(name: "MultichatViews", dependencies: ["Multichat"]),
        .target(name: "MultichatPage"),
        .target(
            name: "MultichatServer",
            dependencies: [
                "Multichat", "MultichatFiles", "MultichatInterchange", "MultichatPage", "MultichatSearch",
                "MultichatViews",
                "CMicroHTTPD", "CZlib",
            ]),
        .target(name: "MultichatConformance", dependencies: ["Multichat"]),
        .executableTarget(
            name: "multichat",
            dependencies: [
                "Multichat", "MultichatFiles", "MultichatInterchange", "MultichatOperations", "MultichatSearch",
                "MultichatServer", "MultichatStores", "MultichatViews",
            ]),

        .target(
            name: "TestSupport",
            dependencies: [
                "Multichat", "MultichatFiles", "MultichatRedisSupport", "MultichatStores", "CMultichatShims",
                "CHiredis",
            ],
            path: "Tests/TestSupport"),
        .testTarget(name: "MultichatTests", dependencies: ["Multichat", "MultichatConformance", "TestSupport"]),
        .testTarget(
            name: "PocketStore", dependencies: ["Multichat", "MultichatConformance"], path: "Examples/PocketStore"),
        .testTarget(name: "MultichatFilesTests", dependencies: ["MultichatFiles", "TestSupport"]),
        .testTarget(
            name: "MultichatSQLiteSupportTests",
            dependencies: ["Multichat", "MultichatFiles", "MultichatSQLiteSupport", "CSQLite", "TestSupport"]),
        .testTarget(
            name: "MultichatRedisSupportTests",
            dependencies: ["Multichat", "MultichatFiles", "MultichatRedisSupport", "CHiredis", "TestSupport"]),
        .testTarget(
            name: "MultichatJSONTests", dependencies: ["MultichatJSON", "MultichatConformance", "TestSupport"]),
        .testTarget(
            name: "MultichatSQLiteTests",
            dependencies: [
                "Multichat", "MultichatFiles", "MultichatSQLite", "MultichatSQLiteSupport", "MultichatConformance",
                "CSQLite", "TestSupport",
            ]),
        .testTarget(
            name: "MultichatRedisTests",
            dependencies: [
                "Multichat", "MultichatRedis", "MultichatRedisSupport", "MultichatConformance", "RaceWriter",
                "TestSupport",
            ]),
        .executableTarget(
            name: "RaceWriter", dependencies: ["Multichat", "MultichatRedis", "MultichatRedisSupport"],
            path: "Tests/RaceWriter"),
        .testTarget(
            name: "MultichatHybridTests",
            dependencies: [
                "Multichat", "MultichatConformance", "MultichatHybrid", "MultichatJSON", "MultichatRedis",
                "MultichatRedisSupport", "MultichatSQLite", "TestSupport",
            ]),
        .testTarget(
            name: "MultichatInterchangeTests",
            dependencies: [
                "MultichatInterchange", "MultichatSQLiteSupport", "MultichatStores", "TestSupport", "CMultichatShims",
            ]),
        .testTarget(
            name: "MultichatSearchTests",
            dependencies: [
                "Multichat", "MultichatConformance", "MultichatFiles", "MultichatInterchange", "MultichatSearch",
                "MultichatSQLiteSupport", "MultichatStores", "TestSupport",
            ]),
        .testTarget(
            name: "MultichatStoresTests",
            dependencies: [
                "Multichat", "MultichatFiles", "MultichatHybrid", "MultichatRedis", "MultichatStores", "TestSupport",
            ]),
        .testTarget(
            name: "MultichatOperationsTests",
            dependencies: [
                "Multichat", "MultichatFiles", "MultichatHybrid", "MultichatInterchange", "MultichatJSON",
                "MultichatOperations", "MultichatSQLite", "MultichatSearch", "MultichatStores", "TestSupport",
            ]),
        .testTarget(
            name: "MultichatServerTests",
            dependencies: [
                "multichat", "Multichat", "MultichatPage", "MultichatRedisSupport", "MultichatServer",
                "MultichatStores", "TestSupport",
            ]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "multichat", "Multichat", "MultichatFiles", "MultichatStores", "MultichatInterchange", "TestSupport",
            ]),
        .executableTarget(
            name: "CrashWriter", dependencies: ["Multichat", "MultichatStores", "CMultichatShims"],
            path: "Tests/CrashWriter"),
        .executableTarget(
            name: "WorkflowRunner", dependencies: ["Multichat", "MultichatStores"], path: "Tests/WorkflowRunner"),
        .testTarget(
            name: "CrashTests",
            dependencies: [
                "CrashWriter", "Multichat", "MultichatFiles", "MultichatRedisSupport", "MultichatStores", "TestSupport",
                "WorkflowRunner",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
