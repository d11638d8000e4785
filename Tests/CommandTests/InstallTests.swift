import Testing

@Suite("make install", .disabled(if: Sandbox.bash == nil, "no bash"))
struct InstallTests {
    @Test("the script installs command, completions and manual page below a prefix")
    func install() {
        let box = Sandbox()
        let scripts = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Scripts"
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
}
