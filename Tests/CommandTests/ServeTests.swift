import Multichat
import Testing

/// `serve` as a process, asked with curl.
@Suite("serve")
struct ServeTests {
    private let box = Sandbox()

    @Test("it prints its address once it answers, keeps what it is given, and ends when it is told to")
    func lifecycle() throws {
        let run = box.serve(
            asking: """
                curl -sf "${url}healthz"; echo
                curl -sf -X PUT "${url}v1/sessions/release" > /dev/null
                curl -sf "${url}v1/sessions/release/messages" -H 'Content-Type: application/json' \
                    -d '{"from":"Agent-1","content":"Hello"}' | jq .last
                """)
        #expect(run.lines == [#"{"status":"alive"}"#, "1", "ended with 0"])
        #expect(box.run("show", "release", "--json").lines.count == 1)
    }

    @Test("a new store gets a small swarm to look at, once")
    func sample() throws {
        for _ in 1...2 {
            let run = box.serve(
                "--sample",
                asking: """
                    curl -sf "${url}v1/sessions" | jq '.items | length'
                    curl -sf "${url}v1/learnings" | jq '.items | length'
                    curl -sf "${url}v1/sessions/release-2.0/workflows/deploy" | jq -r .state
                    curl -sf "${url}v1/sessions/release-2.0-hotfix/verify" | jq -c .damage
                    """)
            #expect(run.lines == ["3", "3", "waiting", "[]", "ended with 0"])
        }
    }

    @Test("it shows the documentation that it is given, and says where")
    func documentation() throws {
        let run = box.shell("mkdir site && echo 'All pages' > site/index.html")
        #expect(run.status == 0)
        let asked = box.serve(
            "--docs site", asking: "curl -sf \"${url}docs/\"; grep -c 'documentation is at http' notes")
        #expect(asked.lines == ["All pages", "1", "ended with 0"])
    }

    @Test("with --json the address is an object")
    func json() throws {
        let run = box.serve("--json", asking: "jq -r .url url")
        #expect(run.lines.first?.hasPrefix("http://127.0.0.1:") == true)
    }

    @Test("it speaks TLS with a certificate of its own")
    func tls() throws {
        let run = box.shell(
            """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost \
                -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem 2> /dev/null
            """)
        #expect(run.status == 0)
        let asked = box.serve(
            "--tls-cert cert.pem --tls-key key.pem",
            asking: """
                curl -sf --cacert cert.pem "${url}healthz"; echo
                curl -s "http://${url#https://}healthz"; echo "plain: $?"
                """)
        #expect(asked.lines.first == #"{"status":"alive"}"#)
        #expect(asked.lines.contains { $0.hasPrefix("plain: ") && $0 != "plain: 0" })
        #expect(asked.lines.last == "ended with 0")
    }

    @Test("it tells its supervisor when it is ready and when it stops")
    func supervisor() throws {
        let listener = """
            import socket
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind('notify')
            open('bound', 'w').close()
            for _ in range(2): print(s.recv(4096).decode().split(chr(10))[0], flush=True)
            """
        let run = box.shell(
            """
            python3 -c "\(listener)" > told & listener=$!
            until [ -e bound ]; do kill -0 $listener || exit 90; done
            NOTIFY_SOCKET=$PWD/notify $multichat serve --port 0 > url 2> /dev/null & server=$!
            until [ -s told ]; do kill -0 $server || exit 91; done
            kill -TERM $server
            wait $server $listener
            cat told
            """)
        #expect(run.lines == ["READY=1", "STOPPING=1"])
    }

    @Test("it takes a socket that is handed over")
    func activation() throws {
        let starter = """
            import os, socket, sys
            s = socket.socket()
            s.bind(('127.0.0.1', 0))
            s.listen(16)
            print(s.getsockname()[1], file=open('port', 'w'), flush=True)
            os.dup2(s.fileno(), 3)
            os.set_inheritable(3, True)
            os.environ['LISTEN_PID'] = str(os.getpid())
            os.environ['LISTEN_FDS'] = '1'
            os.execv(sys.argv[1], sys.argv[1:])
            """
        let run = box.shell(
            """
            python3 -c "\(starter)" $multichat serve > url 2> notes & server=$!
            until [ -s url ]; do kill -0 $server || { cat notes >&2; exit 90; }; done
            curl -sf "http://127.0.0.1:$(cat port)/healthz"; echo
            kill -TERM $server
            wait $server
            """)
        #expect(run.lines == [#"{"status":"alive"}"#])
    }

    @Test("what can't be served is told")
    func refusals() throws {
        #expect(box.run("serve", "--host", "0.0.0.0", "--port", "0").status == 77)
        #expect(box.run("serve", "--port", "70000").status == 64)
        #expect(box.run("serve", "--tls-cert", "cert.pem").status == 64)
        #expect(box.run("serve", "--tls-cert", "no.pem", "--tls-key", "no.pem", "--port", "0").status == 66)
    }
}
