import Testing

@testable import Multichat

@Suite struct RankFusionTests {
    @Test func theSumsOfTheRanksDecide() {
        var ranking = LearningRanking()
        ranking.byWords = [ranked("a", 1), ranked("b", 2), ranked("c", 3)]
        ranking.byMeaning = [ranked("c", 3, score: 0.9), ranked("d", 4, score: 0.5)]
        let groups = RankFusion(ranking, prefersRecent: false).groups
        #expect(groups.map { $0[0].ranked.id } == ["c", "a", "d", "b"])
        #expect(groups[0][0].score == 1 / 63.0 + 1 / 61.0)
        #expect(groups[0][0].similarity == 0.9)
        #expect(groups[1][0].similarity == nil)
    }

    @Test func equalTextsFormOneGroup() {
        var ranking = LearningRanking()
        ranking.byWords = [ranked("a", 1, mark: 7), ranked("b", 2), ranked("c", 3, mark: 7)]
        let groups = RankFusion(ranking, prefersRecent: false).groups
        #expect(groups.map { $0.map(\.ranked.id) } == [["a", "c"], ["b"]])
    }

    @Test func timeIsOneRankingMore() {
        var ranking = LearningRanking()
        ranking.byWords = [ranked("old", 1), ranked("new", 2)]
        #expect(RankFusion(ranking, prefersRecent: false).groups[0][0].ranked.id == "old")
        #expect(RankFusion(ranking, prefersRecent: true).groups[0][0].ranked.id == "new")
    }

    @Test func wordsOfAQuestionAreThoseThatTell() {
        #expect(Words.content("How do I use the WAL's lock_file?") == ["wal", "lock", "file"])
        #expect(Words.content("what is it") == ["what", "is", "it"])
        #expect(Words.content("?! …").isEmpty)
        #expect(
            Words.stems("stopping processes classes queries lock locks") == [
                "stopp", "process", "class", "query", "lock", "lock",
            ])
    }

    private func ranked(_ id: LearningID, _ sequence: Int, score: Double = 1, mark: Int64? = nil) -> RankedLearning {
        RankedLearning(
            id, sequence: sequence, time: Timestamp(microseconds: Int64(sequence)),
            textMark: mark ?? Int64(sequence + 100), score: score)
    }
}
