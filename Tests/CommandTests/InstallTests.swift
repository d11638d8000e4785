import Testing

@Suite("make install", .disabled(if: Sandbox.bash == nil, "no bash"))
struct InstallTests {
    private let scripts = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Scripts"

    @Test("the script installs command, completions and manual page below a prefix")
    func install() {
        let box = Sandbox()
        let script = """
            cp -r '\(scripts)' Scripts; mkdir -p .build/release bin; ln -s $multichat .build/release/multichat
            printf '#!/bin/sh\\n' > bin/swift; chmod +x bin/swift; PATH=$PWD/bin:$PATH
            PREFIX=$PWD/there Scripts/install.sh && cd there && find . -type f | sort && bin/multichat version
            bash -n share/bash-completion/completions/multichat && head -n 1 share/man/man1/multichat.1
            """
        let run = box.shell(script)
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.lines.dropFirst().prefix(5) == [
                "./bin/multichat", "./share/bash-completion/completions/multichat",
                "./share/fish/vendor_completions.d/multichat.fish", "./share/man/man1/multichat.1",
                "./share/zsh/site-functions/_multichat",
            ])
        #expect(run.lines.dropFirst(6).first?.hasPrefix("multichat ") == true)
        #expect(run.lines.last?.hasPrefix(".TH MULTICHAT 1") == true)
    }

    /// How `sudo` is: missing, or asking for a password.
    enum Sudo: CaseIterable {
        case missing, asking
    }

    @Test("where packages are missing and nobody may install them, the line to run is told", arguments: Sudo.allCases)
    func missingPackages(sudo: Sudo) {
        let box = Sandbox()
        let script = """
            cp -r '\(scripts)' Scripts; mkdir bin
            for name in bash dirname sed head sort grep; do ln -s "$(command -v $name)" bin/$name; done
            stub() { printf '#!/bin/sh\\n%s\\n' "$2" >"bin/$1"; chmod +x "bin/$1"; }
            stub swift 'echo Swift version 6.3.1'; stub id 'echo 1000'; stub apt-get 'touch called'
            stub dpkg-query 'test "$4" != jq && test "$4" != gcc && echo install ok installed'
            \(sudo == .asking ? "stub sudo 'exit 1'" : "")
            PATH=$PWD/bin Scripts/dependencies.sh; echo $?; test -e called && echo called
            """
        let run = box.shell(script)
        #expect(run.output == "69\n")
        let line = "  sudo apt-get update && sudo apt-get install -y --no-install-recommends jq gcc"
        #expect(
            run.error.split(separator: "\n").map(String.init) == [
                "Packages are missing. Run this, then try again:", line,
            ])
    }
}
