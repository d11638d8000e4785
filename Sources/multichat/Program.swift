import Multichat

/// One run of the command.
enum Program {
    /// Does what the command line asks for and answers the exit code.
    static func run() -> ExitCode {
        Descriptor.fillStandardFiles()
        Signals.prepare()
        do {
            let call = try Parser.parse(try RawArguments.all())
            return try finish(call, Result { try call.command.action(call) })
        } catch is ClosedPipe {
            return .success
        } catch {
            let report = ErrorReport(error)
            report.tell(asJSON: RawArguments.wantsJSON())
            return report.exit
        }
    }

    /// Prints what there is, also before an error: what was read so far is good.
    private static func finish(_ call: Invocation, _ outcome: Result<ExitCode, any Error>) throws -> ExitCode {
        defer {
            for recovery in call.opened.recoveries { call.tell(recovery) }
            // The answer is given; what follows it, such as a copy in an archive, is told of where it fails.
            for error in call.opened.close() { ErrorReport(error).tell(asJSON: RawArguments.wantsJSON()) }
        }
        try call.output.flush()
        do {
            return try outcome.get()
        } catch let error as MultichatError {
            throw call.complete(error)
        }
    }
}
