import MultichatRedisSupport

/// The script for most appends: entries without keys, in a session whose end and state stay as they are.
///
/// It does what ``AppendScript/expected`` does, with as few commands and words as that takes: each costs the server more
/// than what it stores.
enum PlainAppendScript {
    /// What it answers, having stored nothing, where the index has lost the session: the other script is to do it.
    static let unlisted = 5
    /// Lua hands a command some thousand words at most.
    static let limit = 1000

    /// Stores entries with the chain values that the writer computed; answers 0.
    ///
    /// The keys: hash, list, and the index by update; to mark the session as unflushed, also the set of those and the
    /// session's set of keys. The arguments: the mark as the writer knows it; the new mark; the score in the index and
    /// the name there; for each entry its id and sequence; then their records.
    static let script = Script(
        """
        local s, e, updated, dirty = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
        local call, names, behind = redis.call, {'log'}, 5 + (#ARGV - 4) / 3 * 2
        for j = 5, behind - 2, 2 do names[#names + 1] = ARGV[j] end
        local found = call('HMGET', s, unpack(names))
        if found[1] ~= ARGV[1] then return found[1] and 1 or 2 end
        for j = 2, #names do
            if found[j] then return 3 end
        end
        local isNew = dirty and call('SADD', dirty, ARGV[4]) == 1
        local listed = 4
        if call('RPUSH', e, unpack(ARGV, behind)) == tonumber(ARGV[behind - 1]) then
            listed = redis.pcall('ZADD', updated, ARGV[3], ARGV[4])
        end
        if listed ~= 0 then
            call('LTRIM', e, 0, behind - #ARGV - 2)
            if listed ~= 1 then return listed end
            call('ZREM', updated, ARGV[4])
            return 5
        end
        call('HSET', s, 'log', ARGV[2], unpack(ARGV, 5, behind - 1))
        if isNew then
            call('PERSIST', s)
            call('PERSIST', e)
            call('PERSIST', KEYS[5])
        end
        return 0
        """)
}
