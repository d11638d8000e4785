import Multichat
import MultichatRedisSupport

/// The one script by which entries come into a log.
enum AppendScript {
    /// What the script answers.
    enum Outcome: Int {
        case stored = 0
        /// The head is another one than the writer knew.
        case moved
        /// The session isn't there any more.
        case gone
        /// An entry id is there already.
        case known
    }

    /// The arguments behind the keys: token, head and chain as the writer knows them; the new head, chain, time of the
    /// update and fence; the new state or nothing; the milliseconds that the session lives on, nothing for ever, or `=`
    /// to leave that; the session's score and name in the index; and for each entry its id, its key or nothing, and its
    /// record. The fifth key is the index, which a copy that isn't published has none of.
    static let script = Script(
        """
        local s, e, i, k, updated = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
        local now = redis.call('HMGET', s, 'token', 'head', 'chain')
        if not now[1] then return 2 end
        if now[1] ~= ARGV[1] or now[2] ~= ARGV[2] or now[3] ~= ARGV[3] then return 1 end
        for a = 12, #ARGV, 3 do
            if redis.call('HEXISTS', i, ARGV[a]) == 1 then return 3 end
        end
        -- A key of another type must be refused before anything is written.
        redis.call('XLEN', e)
        redis.call('ZCARD', k)
        if updated then redis.call('ZCARD', updated) end
        local sequence = tonumber(ARGV[2])
        for a = 12, #ARGV, 3 do
            sequence = sequence + 1
            local number = string.format('%.0f', sequence)
            redis.call('XADD', e, number .. '-0', 'e', ARGV[a + 2])
            redis.call('HSET', i, ARGV[a], number)
            if ARGV[a + 1] ~= '' then
                redis.call('ZADD', k, 0, ARGV[a + 1] .. '\\0' .. string.format('%016.0f', sequence))
            end
        end
        redis.call('HSET', s, 'head', ARGV[4], 'chain', ARGV[5], 'updated', ARGV[6], 'fence', ARGV[7])
        if ARGV[8] ~= '' then redis.call('HSET', s, 'state', ARGV[8]) end
        for a = 1, 4 do
            if ARGV[9] == '' then
                redis.call('PERSIST', KEYS[a])
            elseif ARGV[9] ~= '=' then
                redis.call('PEXPIRE', KEYS[a], ARGV[9])
            end
        end
        if updated then redis.call('ZADD', updated, ARGV[10], ARGV[11]) end
        return 0
        """)
}
