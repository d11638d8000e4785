import FoundationEssentials
import MultichatPage
import Testing

/// The files that the page is made of, as they stand in the checkout.
@Suite("the page's files")
struct PageSourceTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Page")

    private func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasSuffix(".md") }
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }

    @Test("are those that the program carries (else run Scripts/page.sh)")
    func current() throws {
        let files = try files()
        #expect(Set(files.keys) == Set(PageAsset.all.map(\.name)))
        for asset in PageAsset.all { #expect(files[asset.name].map { [UInt8]($0) } == asset.bytes, "\(asset.name)") }
        #expect(Set(PageAsset.all.map(\.tag)).count == PageAsset.all.count)
    }

    @Test("never make markup or script of text, and ask for nothing elsewhere")
    func harmless() throws {
        let forbidden = [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval(", "new Function",
            "createContextualFragment", "@import", "url(", "sendBeacon", "WebSocket", "javascript:",
        ]
        for (name, data) in try files() {
            let text = String(decoding: data, as: UTF8.self)
            for word in forbidden { #expect(!text.contains(word), "\(name) has \(word)") }
            #expect(!name.hasSuffix(".html") || !text.contains("style=") && !text.contains(" on"), "\(name)")
        }
    }

    @Test("lead to each other: every import and every link is a file")
    func complete() throws {
        let files = try files()
        for (name, data) in files {
            let text = String(decoding: data, as: UTF8.self)
            for match in text.matches(of: /from '\.\/([^']+)'|(?:href|src)="\/assets\/([^"]+)"/) {
                let target = String(match.output.1 ?? match.output.2 ?? "")
                #expect(files[target] != nil, "\(name) leads to \(target)")
            }
        }
    }
}
