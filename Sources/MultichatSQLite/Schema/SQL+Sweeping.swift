extension SQL {
    static let expired: StaticString = """
        SELECT number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session,
            fork_sequence, topic, labels, participants, origin, crc, staged, rewinds
        FROM session WHERE staged = 0 AND (expires <= ?1 OR updated + ttl <= ?1)
        """
    static let staged: StaticString = """
        SELECT number, namespace, id, head, chain, updated, created, version, fence, status, expires, ttl, fork_session,
            fork_sequence, topic, labels, participants, origin, crc, staged, rewinds
        FROM session WHERE staged = 1
        """
}
