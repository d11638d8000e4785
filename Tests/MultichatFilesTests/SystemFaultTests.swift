import CMultichatShims
import Multichat
import MultichatFiles
import Testing

struct SystemFaultTests {
    @Test(arguments: [
        (ENOSPC, ErrorCode.io, Retry.later), (EDQUOT, .io, .later), (EIO, .io, .never), (EFBIG, .io, .never),
        (EACCES, .permission, .never), (EPERM, .permission, .never), (EROFS, .permission, .never),
        (ENOENT, .notFound, .never), (EEXIST, .conflict, .never), (EMFILE, .unavailable, .later),
        (ENOLCK, .unavailable, .later), (EBADF, .internal, .never),
    ])
    func numbersHaveTheirClass(number: Int32, code: ErrorCode, retry: Retry) {
        let error = MultichatError.system(number, "write", "/a/b")
        #expect(error.code == code)
        #expect(error.retry == retry)
        #expect(error.message.hasPrefix("Can't write /a/b: "))
        #expect(error.message.hasSuffix("."))
        #expect(error.hint?.hasSuffix(".") ?? true)
    }

    @Test func whatCannotBeMadeHasAClassOfItsOwn() {
        for number in [ENOENT, ENOTDIR, EEXIST, EISDIR] {
            #expect(MultichatError.system(number, "create", "/a").code == .cannotCreate)
        }
        #expect(MultichatError.system(EACCES, "create", "/a").code == .permission)
        #expect(MultichatError.system(ENOSPC, "create", "/a").code == .io)
    }

    @Test func unknownNumbersKeepTheSystemsWords() {
        let error = MultichatError.system(EDOM, "read", "/a")
        #expect(error.code == .io)
        #expect(error.message.hasSuffix("(error \(EDOM))."))
    }
}
