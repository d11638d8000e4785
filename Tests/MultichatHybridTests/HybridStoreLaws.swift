import MultichatConformance
import Testing

@Suite(.serialized) struct HybridStoreLaws {
    @Test(arguments: HybridBench.Kind.allCases, Laws.all) func keeps(_ kind: HybridBench.Kind, _ law: Law) throws {
        try law.run(on: HybridBench(kind))
    }
}
