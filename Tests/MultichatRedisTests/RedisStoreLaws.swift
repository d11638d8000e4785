import MultichatConformance
import TestSupport
import Testing

@Suite(.serialized, .disabled(if: !RedisServer.isInstalled, RedisServer.reason)) struct RedisStoreLaws {
    @Test(arguments: Laws.all) func keeps(_ law: Law) throws { try law.run(on: RedisBench.single()) }

    @Test(arguments: Laws.all) func clusterKeeps(_ law: Law) throws { try law.run(on: RedisBench.cluster()) }
}
