import MultichatRedisSupport

/// The scripts that make sessions and remove them.
///
/// Their keys are those of the session, then those of the index unless it is a copy that isn't published. A session is
/// told by the token that its mark begins with.
enum LifeScripts {
    /// A key of another type must be refused before anything is written.
    private static let checks = """
        redis.call('HLEN', KEYS[1])
        if KEYS[4] then
            redis.call('ZCARD', KEYS[4])
            redis.call('ZCARD', KEYS[5])
            redis.call('SCARD', KEYS[6])
        end

        """

    private static let names = """
        local function token(key)
            local mark = redis.call('HGET', key, 'log')
            return mark and string.match(mark, '^%S+')
        end

        """

    /// Makes a session in place of nothing, or of one that has a token; answers 0, or 1 where there is another one.
    ///
    /// The arguments: the token to replace or nothing, the milliseconds to live or nothing, the scores by start and
    /// update, the name in the index, and the fields of the hash with their values.
    static let create = Script(
        checks + names + """
            local present = token(KEYS[1])
            if present and present ~= ARGV[1] then return 1 end
            -- A server without memory refuses HSET, but nothing behind a command that frees some.
            if present then redis.call('DEL', KEYS[1]) end
            redis.call('HSET', KEYS[1], unpack(ARGV, 6))
            redis.call('DEL', KEYS[2], KEYS[3])
            if KEYS[4] then redis.call('SREM', KEYS[6], ARGV[5]) end
            if ARGV[2] ~= '' then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            if KEYS[4] then
                redis.call('ZADD', KEYS[4], ARGV[3], ARGV[5])
                redis.call('ZADD', KEYS[5], ARGV[4], ARGV[5])
            end
            return 0
            """)

    /// Removes a session with its places in the index; answers whether it was there.
    ///
    /// The argument is the name in the index.
    static let remove = Script(
        checks + """
            local count = redis.call('UNLINK', KEYS[1], KEYS[2], KEYS[3])
            if KEYS[4] then
                redis.call('ZREM', KEYS[4], ARGV[1])
                redis.call('ZREM', KEYS[5], ARGV[1])
                redis.call('SREM', KEYS[6], ARGV[1])
            end
            return count > 0 and 1 or 0
            """)

    /// Gives a copy its place; answers 0, 1 where there is another session than the one to replace, 2 where there is
    /// no copy. The keys of the copy are the last; the arguments as for ``create``.
    static let publish = Script(
        checks + names + """
            if redis.call('EXISTS', KEYS[7]) == 0 then return 2 end
            local present = token(KEYS[1])
            if present and present ~= ARGV[1] then return 1 end
            redis.call('SREM', KEYS[6], ARGV[5])
            for k = 1, 3 do
                redis.call('DEL', KEYS[k])
                if redis.call('EXISTS', KEYS[k + 6]) == 1 then redis.call('RENAME', KEYS[k + 6], KEYS[k]) end
                if ARGV[2] ~= '' then redis.call('PEXPIRE', KEYS[k], ARGV[2]) else redis.call('PERSIST', KEYS[k]) end
            end
            redis.call('ZADD', KEYS[4], ARGV[3], ARGV[5])
            redis.call('ZADD', KEYS[5], ARGV[4], ARGV[5])
            return 0
            """)

    /// Takes the mark off a session that is gone, or whose log stands where it is said; answers whether it did.
    ///
    /// The arguments: the name in the index, the mark of the log or nothing, the milliseconds to live or nothing or 0 to
    /// remove it, and whether it is a copy, which leaves the index, as Redis will drop it without a word.
    static let flushed = Script(
        """
        local mark = redis.call('HGET', KEYS[1], 'log')
        if mark then
            if mark ~= ARGV[2] then return 0 end
            for k = 1, 3 do
                if ARGV[3] ~= '' then redis.call('PEXPIRE', KEYS[k], ARGV[3]) else redis.call('PERSIST', KEYS[k]) end
            end
        end
        redis.call('SREM', KEYS[6], ARGV[1])
        if ARGV[4] == '1' then
            redis.call('ZREM', KEYS[4], ARGV[1])
            redis.call('ZREM', KEYS[5], ARGV[1])
        end
        return 1
        """)

    /// Makes the index say of a session whether it is there; answers whether that was wrong.
    ///
    /// The arguments: the name in the index, and the scores by start and update, or nothing where it was not found.
    static let list = Script(
        """
        if redis.call('EXISTS', KEYS[1]) == 0 then
            return redis.call('ZREM', KEYS[4], ARGV[1]) + redis.call('ZREM', KEYS[5], ARGV[1])
        end
        if ARGV[2] == '' then return 0 end
        return redis.call('ZADD', KEYS[4], 'NX', ARGV[2], ARGV[1]) + redis.call('ZADD', KEYS[5], 'NX', ARGV[3], ARGV[1])
        """)
}
