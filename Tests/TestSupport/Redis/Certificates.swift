internal import Multichat

/// A certificate authority of a test and a server's certificate of it, in a folder of their own.
package final class Certificates: Sendable {
    private let folder: TemporaryDirectory

    /// Makes them for a server's name.
    package init(for name: String) throws {
        folder = try TemporaryDirectory(inMemory: true)
        let common = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
        let authority = ["-subj", "/CN=Test", "-keyout", folder("ca.key"), "-out", folder("ca.pem")]
        let server = [
            "-subj", "/CN=Server", "-keyout", folder("key.pem"), "-out", folder("cert.pem"), "-CA", folder("ca.pem"),
            "-CAkey", folder("ca.key"), "-addext", "subjectAltName=\(name)", "-addext", "basicConstraints=CA:FALSE",
        ]
        for arguments in [authority, server] {
            guard try ServerProgram.run("openssl", common + arguments) else {
                throw MultichatError(.internal, "openssl can't make a certificate.")
            }
        }
    }

    /// The authority's certificate.
    package var authority: String { folder("ca.pem") }

    /// What makes a Redis server use them, at a port.
    package func arguments(port: Int) -> [String] {
        [
            "--port", "0", "--tls-port", String(port), "--tls-cert-file", folder("cert.pem"), "--tls-key-file",
            folder("key.pem"), "--tls-ca-cert-file", authority, "--tls-auth-clients", "no",
        ]
    }
}
