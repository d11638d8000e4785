import FoundationEssentials
import Rules

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

let folders = ["Sources", "Tests", "Tools", "Benchmarks", "Snippets", "Examples"]
let root = CommandLine.arguments.dropFirst().first ?? "."
let paths = folders.flatMap { SwiftFiles.paths(below: root + "/" + $0) } + SwiftFiles.manifests(in: root)
var facts: [FileFacts] = []
for path in paths {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        print("\(path):1: unreadable: it can't be read as UTF-8")
        exit(2)
    }
    facts.append(FileFacts(file: path, text: text))
}
let violations = Checker.violations(facts)
for violation in violations { print(violation) }
print("\(facts.count) files, \(violations.count) violations")
exit(violations.isEmpty && !facts.isEmpty ? 0 : 1)
