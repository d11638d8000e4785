import MultichatStores
import TestSupport
import Testing

/// Writers are killed at random points; everything that they were answered is there afterwards.
///
/// `MULTICHAT_CRASHES` sets the number of rounds, `MULTICHAT_SEED` what happens in them.
@Suite(.serialized) struct CrashTests {
    static let stores: [StoreKind] = [.sqlite, .json]

    @Test(arguments: stores) func losesNothingThatWasAcknowledged(_ scheme: StoreKind) throws {
        let folder = try TemporaryDirectory()
        var trial = Trial(scheme.at(folder("store")), seed: UInt64(Setting.number("MULTICHAT_SEED", 1)))
        let rounds = Setting.number("MULTICHAT_CRASHES", 20)
        for round in 1...rounds { try trial.run(round) }
        try trial.checkEverything()
        #expect(trial.kills > rounds / 2, "most writers were done before they were killed")
        #expect(trial.ledger.count > 5 * rounds, "too little was written to prove anything")
    }
}
