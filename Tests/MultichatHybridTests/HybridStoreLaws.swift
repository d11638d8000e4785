import Multichat
import MultichatConformance
import MultichatHybrid
import MultichatJSON
import MultichatRedis
import MultichatRedisSupport
import MultichatSQLite
import TestSupport
import Testing

@Suite(.serialized) struct HybridStoreLaws {
    @Test(arguments: Laws.all) func writeThroughSQLiteAndRedis(_ law: Law) throws {
        try law.run(on: HybridBench(.writeThrough, .sqlite, .redis))
    }

    @Test(arguments: Laws.all) func writeThroughJSONAndRedis(_ law: Law) throws {
        try law.run(on: HybridBench(.writeThrough, .json, .redis))
    }

    @Test(arguments: Laws.all) func writeBehindSQLiteAndRedis(_ law: Law) throws {
        try law.run(on: HybridBench(.writeBehind, .sqlite, .redis))
    }

    @Test(arguments: Laws.all) func writeBehindJSONAndRedis(_ law: Law) throws {
        try law.run(on: HybridBench(.writeBehind, .json, .redis))
    }

    @Test(arguments: Laws.all) func writeThroughSQLiteAndMemory(_ law: Law) throws {
        try law.run(on: HybridBench(.writeThrough, .sqlite, .memory))
    }

    @Test(arguments: Laws.all) func writeBehindSQLiteAndMemory(_ law: Law) throws {
        try law.run(on: HybridBench(.writeBehind, .sqlite, .memory))
    }
}
