import Multichat
import Testing

@Suite("the page about the brain")
struct BrainPageTests {
    @Test("its commands answer what it says", .disabled(if: !TestFile.exists("/usr/bin/jq"), "no jq"))
    func commands() throws {
        let source = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let page = String(decoding: TestFile.read("/\(source)/Documentation/brain.md"), as: UTF8.self)
        let walks = page.walks
        #expect(walks.map(\.count) == [7, 2])
        for walk in walks {
            let box = Sandbox()
            for (command, answer) in walk {
                let run = box.shell(command.replacing("multichat ", with: "$multichat ", maxReplacements: 1))
                #expect(run.status == 0, "\(command): \(run.error)")
                #expect(run.lines == answer, "\(command)")
            }
        }
    }
}

extension String {
    /// The commands in a page's blocks of a terminal, each with the lines that it says are answered.
    fileprivate var walks: [[(command: String, answer: [String])]] {
        var walks: [[(command: String, answer: [String])]] = []
        var isInside = false
        for line in split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line == "```console" {
                isInside = true
                walks.append([])
            } else if line == "```" {
                isInside = false
            } else if isInside, line.hasPrefix("$ ") {
                walks[walks.count - 1].append((String(line.dropFirst(2)), []))
            } else if isInside, let last = walks.last?.indices.last {
                walks[walks.count - 1][last].answer.append(line)
            }
        }
        return walks
    }
}
