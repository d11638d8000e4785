/* The hybrid store, write-behind: one session, its durable log and its hot one, two processes that append one entry
 * each and flush, a read in one of them, and what a macro adds: a deletion that is followed by another session of the
 * same id (DELETES), a Redis that goes away or back to an older state (FAULTS), a process that dies and starts again
 * (CRASHES). README.md says what each mutant leaves out and which claim that breaks. */
#include "log.inc"

#define AWAY 255
#ifndef ROUNDS
#define ROUNDS 1
#endif

/* The durable store: the incarnation of the session (0: there is none) and its log. */
byte durableLife = 1;
short durableLog = 0;
/* The hot store, an older state of it, and whether it can be reached. */
byte hotLife = 1, dumpLife = 0;
short hotLog = 0, dumpLog = 0;
bool redisUp = true;
/* What each process keeps in memory until it is in the durable store: a set of ids, and the life that they are of. */
byte pending[2], pendingLife[2];
bool serves[2];
/* How often a flusher may still set out. */
byte rounds = ROUNDS;

/* What the claims are checked against: the present life's acknowledged entries, those that each process acknowledged,
 * and those of them that it has not died since; those that Redis lost before they were flushed; the life that
 * everybody knows to be deleted; what was appended to the second life. */
byte life = 1, acked = 0, ackedBy[2], knows[2], lost = 0, deleted = 0, second = 0;

/* What is where, of the present life. */
#define IN_DURABLE (durableLife == life -> SET(durableLog) : 0)
#define IN_HOT (hotLife == life -> SET(hotLog) : 0)
#define IN_MEMORY(p) (pendingLife[p] == life -> pending[p] : 0)

inline check() {
    assert(UNIQUE(durableLog) && UNIQUE(hotLog));
    assert((acked & ~(IN_DURABLE | IN_HOT | IN_MEMORY(0) | IN_MEMORY(1))) == 0);
    assert(durableLife != 2 || (SET(durableLog) & ~second) == 0)
}

/* One entry into the durable store: once, whoever brings it. */
#ifdef NO_ID_CHECK
#define IS_NEW(id) (LENGTH(durableLog) < 4)
#else
#define IS_NEW(id) (!HAS(durableLog, id))
#endif
inline rebase(ids) {
    if :: ((ids) & 2) && IS_NEW(1) -> durableLog = WITH(durableLog, 1) :: else fi;
    if :: ((ids) & 4) && IS_NEW(2) -> durableLog = WITH(durableLog, 2) :: else fi
}

/* What a process has in memory goes to the durable store, if that still has the session. */
inline drainMemory(p) {
    d_step {
        if
#ifdef NO_INCARNATION
        :: durableLife != 0 -> rebase(pending[p])
#else
        :: durableLife != 0 && durableLife == pendingLife[p] -> rebase(pending[p])
#endif
        :: else
        fi;
        pending[p] = 0;
        check()
    }
}

proctype Writer(byte p; byte id) {
    byte seen, mine;
    short log;

    d_step { seen = durableLife; log = durableLog };
    if
    :: seen == 0 -> goto done
    :: else
    fi;
    /* The hot copy: there, of this incarnation, and not behind. */
    d_step {
        if
        :: redisUp && hotLife != seen && (hotLife == 0 || hotLife < seen) -> hotLife = seen; hotLog = log
        :: redisUp && hotLife == seen && BEGINS(hotLog, log) -> hotLog = log
        :: else
        fi;
        check()
    }
    d_step {
        if
#ifdef NO_BEHIND
        :: redisUp && hotLife != 0 ->
#else
        :: redisUp && hotLife != 0 && (hotLife != seen || LENGTH(hotLog) >= LENGTH(log)) ->
#endif
            if :: !HAS(hotLog, id) -> hotLog = WITH(hotLog, id) :: else fi;
            mine = hotLife;
            /* A receipt's sequence lies behind all that was durable when the append began. */
            assert(hotLife != seen || HAS(log, id) || LENGTH(hotLog) > LENGTH(log));
            if :: mine == 2 -> second = second | BIT(id) :: else fi
        :: else
        fi
    }
    if
    :: mine != 0 ->
        d_step {
#ifndef NO_MEMORY
            pending[p] = (pendingLife[p] == mine -> pending[p] : 0) | BIT(id);
            pendingLife[p] = mine;
#endif
            if
            :: mine == life -> acked = acked | BIT(id); ackedBy[p] = ackedBy[p] | BIT(id); knows[p] = knows[p] | BIT(id);
                /* Redis may have lost it before anybody was told. */
                lost = lost | (BIT(id) & ~(IN_DURABLE | IN_HOT))
            :: else
            fi;
            check()
        }
    :: mine == 0 && !redisUp ->
        /* Without Redis: first what is in memory, then the entry itself, both to the durable store. */
        drainMemory(p);
        d_step {
            if
            :: durableLife != 0 ->
                if :: !HAS(durableLog, id) -> durableLog = WITH(durableLog, id) :: else fi;
                if :: durableLife == 2 -> second = second | BIT(id) :: else fi;
                acked = acked | BIT(id); ackedBy[p] = ackedBy[p] | BIT(id);
                check()
            :: else
            fi
        }
    :: else
    fi;
done:
    seen = 0;
    d_step { mine = 0; log = 0 }
}

/* The flusher of either process: the lease makes them one, and the links make it no matter if it ran out. */
proctype Flusher() {
    byte seen, hot, p;
    short log, got;

end:
    do
    :: atomic { rounds > 0 -> rounds--; if :: serves[0] -> p = 0 :: serves[1] -> p = 1 fi }
#ifdef FLUSH_DURABLE_FIRST
        d_step { seen = durableLife; log = durableLog };
        d_step { hot = (redisUp -> hotLife : AWAY); got = hotLog };
#else
        d_step { hot = (redisUp -> hotLife : AWAY); got = hotLog };
        d_step { seen = durableLife; log = durableLog };
#endif
        if
        :: hot == AWAY -> drainMemory(p)
        :: hot != AWAY && hot != 0 && hot != seen ->
            d_step {
#ifdef NO_INCARNATION
                if :: durableLife != 0 -> rebase(SET(got)) :: else fi;
#endif
                if :: redisUp && hotLife == hot -> hotLife = 0; hotLog = 0 :: else fi;
                check()
            }
        :: hot != 0 && hot == seen && BEGINS(log, got) ->
            d_step {
                if
#ifdef NO_LINK
                :: durableLife == seen -> durableLog = got
#else
                :: durableLife == seen && durableLog == log -> durableLog = got
#endif
                :: else
                fi;
                check()
            }
        :: hot != 0 && hot == seen && !BEGINS(log, got) && BEGINS(got, log) ->
            d_step { if :: redisUp && hotLife == seen && hotLog == got -> hotLog = log :: else fi; check() }
        :: hot != 0 && hot == seen && !BEGINS(log, got) && !BEGINS(got, log) ->
            /* The logs have parted: what the durable one lacks is appended to it, then the hot one is made anew. */
            d_step { if :: durableLife == seen -> rebase(SET(got)) :: else fi; seen = durableLife; log = durableLog; check() };
            d_step {
                if
                :: redisUp && hotLife == seen && hotLog == got -> hotLog = log
                :: else
                fi;
                check()
            }
        :: else
        fi;
        /* What is in memory is forgotten when the durable store has it, and goes there when Redis has lost it. */
        d_step {
            if
            :: pendingLife[p] != durableLife -> pending[p] = 0
            :: else -> pending[p] = pending[p] & ~SET(durableLog)
            fi;
            check()
        }
        if
        :: redisUp && pending[p] != 0 && (hotLife != pendingLife[p] || (pending[p] & ~SET(hotLog))) -> drainMemory(p)
        :: else
        fi;
        hot = 0;
        d_step { seen = 0; log = 0; got = 0; p = 0 }
    od
}

#ifdef NO_COMPARE
#define SERVABLE (hot != 0)
#elif defined(NO_CHAIN)
#define SERVABLE (hot == seen && LENGTH(got) >= LENGTH(log))
#else
#define SERVABLE (hot == seen && BEGINS(log, got))
#endif
#ifdef NO_OWN_LOOK
#define KNOWN_LOST(p) false
#else
#define KNOWN_LOST(p) (seen == memoryLife && (memory & ~(SET(got) | SET(log))))
#endif

proctype Reader(byte p) {
    byte seen, hot, floor, own, lower, began, gone, memory, memoryLife;
    short log, got;

end:
    atomic {
        serves[p] ->
        gone = deleted;
        began = life;
        floor = acked;
        own = acked & (IN_DURABLE | IN_MEMORY(p));
        lower = acked & (IN_DURABLE | ackedBy[p])
    }
    /* The order matters: entries leave the memory for the durable store, and the hot one for it too. */
#ifndef MEMORY_LAST
    d_step { memory = pending[p]; memoryLife = pendingLife[p] };
#endif
#ifdef READ_DURABLE_FIRST
    d_step { seen = durableLife; log = durableLog };
#endif
    d_step { hot = (redisUp -> hotLife : AWAY); got = (hotLife == 0 || !redisUp -> 0 : hotLog) };
#ifndef READ_DURABLE_FIRST
    d_step { seen = durableLife; log = durableLog };
#endif
#ifdef MEMORY_LAST
    d_step { memory = pending[p]; memoryLife = pendingLife[p] };
#endif
    if
#ifndef NO_COMPARE
    :: seen == 0 -> got = 0
    :: seen != 0 && hot == AWAY ->
#else
    :: hot == AWAY ->
#endif
        floor = lower; own = 0;
        drainMemory(p);
        d_step { seen = durableLife; got = durableLog }
#ifndef NO_COMPARE
    :: seen != 0 && hot != AWAY && SERVABLE && !KNOWN_LOST(p) -> skip
    :: seen != 0 && hot != AWAY && !(SERVABLE && !KNOWN_LOST(p)) ->
#else
    :: hot != AWAY && SERVABLE -> seen = hot
    :: hot != AWAY && !SERVABLE ->
#endif
        if
        :: KNOWN_LOST(p) -> drainMemory(p)
        :: else
        fi;
        d_step {
            /* Where the logs have parted, neither has everything. */
            if
            :: hot != 0 && hot == seen && durableLife == seen && !BEGINS(got, log) -> rebase(SET(got))
            :: else
            fi;
            check();
            seen = durableLife; got = durableLog
        }
    fi;
    atomic {
        assert(UNIQUE(got));
        assert(seen == 0 || seen > gone);
        assert(seen != began || (((floor & ~lost) | own) & ~SET(got)) == 0);
        seen = 0; hot = 0; floor = 0; own = 0; lower = 0; began = 0; gone = 0; memory = 0; memoryLife = 0; log = 0; got = 0
    }
}

#ifdef DELETES
proctype Deleter() {
#ifdef HOT_FIRST
    d_step { if :: redisUp && hotLife == 1 -> hotLife = 0; hotLog = 0 :: else fi; check() };
#endif
    d_step { durableLife = 0; durableLog = 0; life = 2; acked = 0; ackedBy[0] = 0; ackedBy[1] = 0; knows[0] = 0; knows[1] = 0; lost = 0 };
#ifndef HOT_FIRST
    d_step { if :: redisUp && hotLife == 1 -> hotLife = 0; hotLog = 0 :: else fi };
#endif
    deleted = 1;
    d_step { durableLife = 2; durableLog = 0; check() }
}
#endif

#ifdef FAULTS
/* Redis away and back, emptied, saved and taken back to what was saved, as often as FAULTS says in all. What a process
 * doesn't remember either may be lost then, as the design page says; so Redis loses nothing else here. */
#define REMEMBERED ((acked & ~(IN_DURABLE | knows[0] | knows[1])) == 0)
proctype Faults() {
    byte left = FAULTS;
    bool saved = false;
end:
    do
    :: atomic { left > 0 && redisUp -> redisUp = false; left-- }
    :: !redisUp -> redisUp = true
    :: atomic { !saved && left > 0 -> saved = true; dumpLife = hotLife; dumpLog = hotLog }
    :: atomic { saved && left > 0 && REMEMBERED -> hotLife = dumpLife; hotLog = dumpLog; left--; lost = lost | (acked & ~(IN_DURABLE | IN_HOT)); check() }
    :: atomic { left > 0 && REMEMBERED -> hotLife = 0; hotLog = 0; left--; lost = lost | (acked & ~IN_DURABLE); check() }
    od
}
#endif

#ifdef CRASHES
/* Process 0 dies while Redis has what it acknowledged, and starts again when Redis can be reached. */
proctype Crash() {
end1:
    atomic {
        (acked & ~(IN_DURABLE | IN_HOT | knows[1])) == 0 ->
        serves[0] = false; pending[0] = 0; knows[0] = 0;
        check()
    }
#ifndef NO_DRAIN
end:
    d_step {
        redisUp ->
        if
        :: hotLife != 0 && hotLife == durableLife -> rebase(SET(hotLog))
        :: hotLife != 0 && hotLife != durableLife -> hotLife = 0; hotLog = 0
        :: else
        fi;
        check()
    }
#endif
    serves[0] = true
}
#endif

init {
    atomic {
        serves[0] = true; serves[1] = true;
        run Writer(0, 1);
        run Writer(1, 2);
        run Flusher();
#ifdef TWO_FLUSHERS
        run Flusher();
#endif
#ifdef DELETES
        run Deleter();
#endif
#ifdef FAULTS
        run Faults();
#endif
#ifdef CRASHES
        run Crash();
#endif
        if
        :: run Reader(0)
        :: run Reader(1)
        fi
    }
}
