import Multichat
import MultichatFiles

extension SessionFolder {
    /// The session that the directory was made for, as far as its name tells, or what is left of ``metadata``.
    ///
    /// Names hold a digest of their ids, so that damage doesn't make this another session.
    var namedReference: SessionReference? {
        let names = path.split(separator: "/").suffix(2).map(String.init)
        let texts = texts
        let ids = names.compactMap { name in SafeName.id(of: name) ?? texts.first { SafeName.make($0) == name } }
        guard ids.count == 2, let namespace = try? Namespace(ids[0]), let id = try? SessionID(ids[1]) else {
            return nil
        }
        return SessionReference(id, in: namespace)
    }

    /// What stands between the quotes of a file that can't be read otherwise.
    private var texts: [String] {
        guard let content = try? contents(metadata) else { return [] }
        return content.split(separator: UInt8(ascii: "\"")).map { String(decoding: $0, as: UTF8.self) }
    }
}
