import Multichat
import MultichatRedisSupport

/// The script by which entries come into a log, in two modes.
///
/// The keys are those of the session, then those of the index unless it is a copy that isn't published.
enum AppendScript {
    /// What the script answers where nothing was stored.
    enum Refusal: Int, Error {
        /// The session is another one than the writer knew, or its log stands elsewhere.
        case moved = 1
        /// The session isn't there any more.
        case gone
        /// An entry id is there already.
        case known
    }

    /// Stores entries with the chain values that the writer computed; answers 0.
    ///
    /// The arguments: the mark as the writer knows it; the new mark; the new state or nothing; the milliseconds that
    /// the keys live on, nothing for ever, or `=` to leave that; the scores in the index by update and by start, and
    /// the name there; `u` to mark the session as unflushed; the first sequence; the number of entries; their ids;
    /// their records; and for each that has a key, its position and the key.
    static let expected = Script(
        opening + """
            if mark ~= ARGV[1] then return 1 end
            local life, renewed, begun, member, flag = ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8]
            local first, count = tonumber(ARGV[9]), tonumber(ARGV[10])
            local ids = 10

            """ + checks + """
                for j = 1, count do
                    redis.call('XADD', e, (first + j - 1) .. '-0', 'e', ARGV[ids + count + j])
                end
                redis.call('HSET', s, 'log', ARGV[2])
                if ARGV[3] ~= '' then redis.call('HSET', s, 'state', ARGV[3]) end
                local answer = 0
                local pairs_ = ids + 2 * count

                """ + closing)

    /// Extends the chain itself, from wherever the log stands, so that no other writer can be faster; answers the mark
    /// that it found and the new one. It takes entries that leave the session itself as it is.
    ///
    /// The arguments: the token, version and stamp of the session as the writer knows it; the latest time of the
    /// entries; the milliseconds as above, or with a `+` in front what is to be added to the time of the update; the lowest head, the highest one and the lowest and highest fence that are expected, each or nothing;
    /// the score by start and the name in the index; the flag; the number of entries; their ids; their records without
    /// chain values; their digests; and the keys as above.
    static let racing = Script(
        opening + LuaSHA256.source + """

            local token, head, time, fence, version, stamp = string.match(mark, '^(%S+) (%d+) (%S+) (%d+) (%d+) (%d+) ')
            if token ~= ARGV[1] or version ~= ARGV[2] or stamp ~= ARGV[3] then return 1 end
            local last, height, latest = tonumber(head), tonumber(fence), tonumber(time)
            -- Beyond the year 2255 a double can't tell microseconds.
            if latest > 9007199254740992 then return 1 end
            if ARGV[6] ~= '' and last < tonumber(ARGV[6]) then return 1 end
            if ARGV[7] ~= '' and last > tonumber(ARGV[7]) then return 1 end
            if ARGV[8] ~= '' and tonumber(ARGV[8]) < height then return 1 end
            if ARGV[9] ~= '' and tonumber(ARGV[9]) > height then fence = ARGV[9] end
            if tonumber(ARGV[4]) > latest then time, latest = ARGV[4], tonumber(ARGV[4]) end
            local life = ARGV[5]
            if string.sub(life, 1, 1) == '+' then
                life = string.format('%.0f', math.max(math.floor(latest / 1000) + tonumber(string.sub(life, 2)), 1))
            end
            local renewed, begun, member, flag = string.format('%.0f', -latest), ARGV[10], ARGV[11], ARGV[12]
            local first, count = last + 1, tonumber(ARGV[13])
            local ids = 13

            """ + checks + """
                local chain = string.sub(mark, -32)
                for j = 1, count do
                    chain = extend(chain, ARGV[ids + 2 * count + j])
                    redis.call('XADD', e, (first + j - 1) .. '-0', 'e', ARGV[ids + count + j] .. chain)
                end
                local new = table.concat({token, last + count, time, fence, version, stamp, chain}, ' ')
                redis.call('HSET', s, 'log', new)
                local answer = {mark, new}
                local pairs_ = ids + 3 * count

                """ + closing)

    private static let opening = """
        local s, e, i, k, created, updated, dirty = unpack(KEYS)
        local mark = redis.call('HGET', s, 'log')
        if not mark then return 2 end

        """

    /// Refuses what must be refused before anything is written: ids that are there, and keys of other types.
    private static let checks = """
        for a = ids + 1, ids + count, 1000 do
            local found = redis.call('HMGET', i, unpack(ARGV, a, math.min(a + 999, ids + count)))
            for j = 1, #found do
                if found[j] then return 3 end
            end
        end
        redis.call('XLEN', e)
        redis.call('ZCARD', k)
        if updated then
            redis.call('ZCARD', created)
            redis.call('ZCARD', updated)
            redis.call('SCARD', dirty)
        end

        """

    /// Adds to the indexes, and renews the life of the keys: of all, as a key that is new has none.
    ///
    /// What is unflushed lives for ever.
    private static let closing = """
        for a = 0, count - 1, 1000 do
            local places = {}
            for j = a, math.min(a + 999, count - 1) do
                places[#places + 1] = ARGV[ids + 1 + j]
                places[#places + 1] = first + j
            end
            redis.call('HSET', i, unpack(places))
        end
        for a = pairs_ + 1, #ARGV, 2 do
            redis.call('ZADD', k, 0, ARGV[a + 1] .. '\\0' .. string.format('%016.0f', first + tonumber(ARGV[a])))
        end
        if flag == 'u' then
            if redis.call('SADD', dirty, member) == 1 then
                for j = 1, 4 do redis.call('PERSIST', KEYS[j]) end
            end
        elseif life ~= '=' and not (updated and redis.call('SISMEMBER', dirty, member) == 1) then
            for j = 1, 4 do
                if life == '' then redis.call('PERSIST', KEYS[j]) else redis.call('PEXPIRE', KEYS[j], life) end
            end
        end
        if updated then
            redis.call('ZADD', updated, renewed, member)
            redis.call('ZADD', created, 'NX', begun, member)
        end
        return answer
        """
}
