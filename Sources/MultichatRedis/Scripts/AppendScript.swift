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
        /// The log has more or fewer entries than its head says.
        case torn
    }

    /// Stores entries with the chain values that the writer computed; answers 0.
    ///
    /// The arguments: the mark as the writer knows it; the new mark; the new state or nothing; the milliseconds that
    /// the keys live on, nothing for ever, or `=` to leave that; the scores in the index by update and by start, and
    /// the name there; `u` to mark the session as unflushed; the number of entries; for each its id and sequence; their
    /// records; the last sequence before them; and for each that has a key, its name in the set of keys.
    static let expected = Script(
        "local p, step, count = 9, 2, tonumber(ARGV[9])\n" + opening + placed + """
            for a = 11 + 3 * count, #ARGV do named[#named + 1] = ARGV[a] end

            """ + storing)

    /// Does the same, and replaces the records of entries that are erased.
    ///
    /// The arguments are the same up to the last sequence before the entries; then the number of their names in the set
    /// of keys, these names, and for each record to replace its position in the list and the new one.
    static let erasing = Script(
        "local p, step, count = 9, 2, tonumber(ARGV[9])\n" + opening + placed + """
            local behind = 11 + 3 * count + tonumber(ARGV[11 + 3 * count])
            for a = 12 + 3 * count, behind do named[#named + 1] = ARGV[a] end
            local function store()

            """ + storing + """

                end
                local refusal = store()
                if refusal ~= 0 then return refusal end
                for a = behind + 1, #ARGV, 2 do redis.call('LSET', e, ARGV[a], ARGV[a + 1]) end
                return 0
                """)

    /// Extends the chain itself, from wherever the log stands, so that no other writer can be faster; answers the mark
    /// that it found and the new one. It takes entries that leave the session itself as it is.
    ///
    /// The arguments: the token, version and stamp of the session as the writer knows it; the latest time of the
    /// entries; the milliseconds as above, or with a `+` in front what is to be added to the time of the update; the
    /// lowest head, the highest one and the lowest and highest fence that are expected, each or nothing; the score by
    /// start and the name in the index; the flag; the number of entries; their ids; their records without place;
    /// their digests; and for each that has a key its position and the key.
    static let racing = Script(
        "local p, step, count = 13, 1, tonumber(ARGV[13])\n" + opening + LuaSHA256.source + """

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
            local places, records, r, named, chain = {}, {}, 0, {}, string.sub(mark, -32)
            for j = 1, count do
                chain = extend(chain, ARGV[13 + 2 * count + j])
                places[12 + 2 * j], places[13 + 2 * j] = ARGV[13 + j], string.format('%.0f', last + j)
                records[j] = ARGV[13 + count + j] .. struct.pack('<I8', last + j) .. chain
            end
            for a = 14 + 3 * count, #ARGV, 2 do
                named[#named + 1] = ARGV[a + 1] .. '\0' .. string.format('%016.0f', last + 1 + tonumber(ARGV[a]))
            end
            local new = table.concat({token, last + count, time, fence, version, stamp, chain}, ' ')
            local answer = {mark, new}

            """ + storing)

    /// Refuses a log that stands elsewhere than the writer knows, and reads the arguments.
    private static let placed = """
        if mark ~= ARGV[1] then return 1 end
        local life, renewed, begun, member, flag = ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8]
        local last, new, answer, named = tonumber(ARGV[10 + 3 * count]), ARGV[2], 0, {}
        local places, records, r = ARGV, ARGV, 9 + 2 * count

        """

    /// Reads the mark of the log, and where the first thousand of the ids stand, if they do.
    private static let opening = """
        local s, e, k, created, updated, dirty = unpack(KEYS)
        local names = {'log'}
        for j = 1, math.min(count, 1000) do names[j + 1] = ARGV[p + 1 + step * (j - 1)] end
        local found = redis.call('HMGET', s, unpack(names))
        local mark = found[1]
        if not mark then return 2 end

        """

    /// Refuses ids that are there, and keys of other types; then writes, to the list first: a log that is longer or
    /// shorter than its head says is left as it is, and so is one that the index can't list.
    ///
    /// Lua hands a command some thousand words at most. What is unflushed lives for ever. The keys of the others live
    /// on all alike, as one that is new has no end.
    private static let storing = """
        for j = 2, #names do
            if found[j] then return 3 end
        end
        for a = 1001, count, 1000 do
            local more = {}
            for j = a, math.min(a + 999, count) do more[#more + 1] = ARGV[p + 1 + step * (j - 1)] end
            local known = redis.call('HMGET', s, unpack(more))
            for j = 1, #more do
                if known[j] then return 3 end
            end
        end
        if #named > 0 then redis.call('ZCARD', k) end
        local isMarked
        if updated and flag == 'u' then
            isMarked = redis.call('SADD', dirty, member) == 0
        elseif updated and life ~= '=' then
            isMarked = redis.call('SISMEMBER', dirty, member) == 1
        end
        local length = last
        for a = 1, count, 1000 do
            length = redis.call('RPUSH', e, unpack(records, r + a, r + math.min(a + 999, count)))
        end
        local listed = 0
        if length == last + count and updated then listed = redis.pcall('ZADD', updated, renewed, member) end
        if listed == 1 then
            local added = redis.pcall('ZADD', created, 'NX', begun, member)
            if type(added) == 'table' then
                redis.call('ZREM', updated, member)
                listed = added
            end
        end
        if length ~= last + count or type(listed) == 'table' then
            redis.call('LTRIM', e, 0, -1 - count)
            return type(listed) == 'table' and listed or 4
        end
        if count <= 1000 then
            redis.call('HSET', s, 'log', new, unpack(places, p + 1, p + 2 * count))
        else
            for a = 1, count, 1000 do
                redis.call('HSET', s, unpack(places, p + 2 * a - 1, p + 2 * math.min(a + 999, count)))
            end
            redis.call('HSET', s, 'log', new)
        end
        if answer == 0 and ARGV[3] ~= '' then redis.call('HSET', s, 'state', ARGV[3]) end
        for j = 1, #named do redis.call('ZADD', k, '0', named[j]) end
        if flag == 'u' then
            if not isMarked then
                for j = 1, 3 do redis.call('PERSIST', KEYS[j]) end
            end
        elseif life ~= '=' and not isMarked then
            for j = 1, 3 do
                if life == '' then redis.call('PERSIST', KEYS[j]) else redis.call('PEXPIRE', KEYS[j], life) end
            end
        end
        return answer
        """
}
