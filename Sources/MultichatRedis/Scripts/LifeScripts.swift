import MultichatRedisSupport

/// The scripts that make sessions and remove them.
enum LifeScripts {
    /// Makes a session in place of nothing, or of one that has a token; answers 0, or 1 where there is another one.
    ///
    /// The keys are those of the session, and the two of the index unless it is a copy. The arguments: the token to
    /// replace or nothing, the milliseconds to live or nothing, the scores by start and update, the name in the index,
    /// and the fields of the hash with their values.
    static let create = Script(
        """
        local token = redis.call('HGET', KEYS[1], 'token')
        if token and token ~= ARGV[1] then return 1 end
        -- A key of another type must be refused before anything is written.
        for k = 5, #KEYS do redis.call('ZCARD', KEYS[k]) end
        -- A server without memory refuses the first write of a script alone, and never to remove.
        if redis.call('EXISTS', KEYS[1], KEYS[2], KEYS[3], KEYS[4]) > 0 then
            redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
        end
        for a = 6, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[a], ARGV[a + 1]) end
        if ARGV[2] ~= '' then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
        if KEYS[5] then
            redis.call('ZADD', KEYS[5], ARGV[3], ARGV[5])
            redis.call('ZADD', KEYS[6], ARGV[4], ARGV[5])
        end
        return 0
        """)

    /// Removes a session that has a token, or whatever is there where no token is given; answers whether it did.
    static let remove = Script(
        """
        local token = redis.call('HGET', KEYS[1], 'token')
        if not token or (ARGV[1] ~= '' and token ~= ARGV[1]) then return 0 end
        for k = 5, #KEYS do redis.call('ZCARD', KEYS[k]) end
        redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
        if KEYS[5] then
            redis.call('ZREM', KEYS[5], ARGV[2])
            redis.call('ZREM', KEYS[6], ARGV[2])
        end
        return 1
        """)

    /// Gives a copy its place; answers 0, 1 where there is another session than the one to replace, 2 where there is
    /// no copy. The keys are those of the session, of the copy, and of the index; the arguments as for ``create``.
    static let publish = Script(
        """
        if redis.call('EXISTS', KEYS[5]) == 0 then return 2 end
        local token = redis.call('HGET', KEYS[1], 'token')
        if token and token ~= ARGV[1] then return 1 end
        for k = 9, 10 do redis.call('ZCARD', KEYS[k]) end
        for k = 1, 4 do
            redis.call('DEL', KEYS[k])
            if redis.call('EXISTS', KEYS[k + 4]) == 1 then redis.call('RENAME', KEYS[k + 4], KEYS[k]) end
            if ARGV[2] ~= '' then redis.call('PEXPIRE', KEYS[k], ARGV[2]) else redis.call('PERSIST', KEYS[k]) end
        end
        redis.call('ZADD', KEYS[9], ARGV[3], ARGV[5])
        redis.call('ZADD', KEYS[10], ARGV[4], ARGV[5])
        return 0
        """)
}
