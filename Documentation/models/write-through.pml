/* The hybrid store, write-through: one session, its durable log and its hot copy, a writer, two feeders,
 * a deletion that is followed by another session of the same id, a read, and faults.
 * README.md says what each mutant leaves out and which claim that breaks. */
#include "log.inc"

#define VERSIONS 12
#define AWAY 255
#ifndef FEEDS
#define FEEDS 2
#endif

/* The durable store: the incarnation of the session (0: there is none) and its log. */
byte durableLife = 0;
short durableLog = 0;
/* The hot copy: incarnation, entries, and the head that is written beside them. */
byte hotLife = 0;
short hotLog = 0, hotHead = 0;
/* Another number for each copy that is published. */
byte hotCopy = 0, copies = 0;
/* An older state of Redis, to which a fault may take it back. */
byte dumpLife = 0, dumpCopy = 0;
short dumpLog = 0, dumpHead = 0;
bool redisUp = true;
/* How often a feeder may still set out. */
byte feeds = FEEDS;
byte restarts = 0;

/* What the claims are checked against: every state of the durable store, and the newest that anybody was told of. */
byte version = 0, told = 0;
byte lives[VERSIONS];
short logs[VERSIONS];

inline committed() {
    version++;
    assert(version < VERSIONS);
    lives[version] = durableLife;
    logs[version] = durableLog;
    assert(UNIQUE(durableLog))
}

inline tell(number) { told = (number > told -> number : told) }

proctype Writer() {
    byte mine, id = 1;
    bool again = true;

next:
    mine = 0;
#ifdef ACK_EARLY
    d_step { if :: durableLife != 0 -> tell(version + 1) :: else fi }
#endif
retry:
    mine = 0;
    d_step {
        if
        :: durableLife == 0 -> mine = 0
#ifndef NO_DUPLICATES
        :: durableLife != 0 && HAS(durableLog, id) -> mine = version
        :: durableLife != 0 && !HAS(durableLog, id) ->
#else
        :: durableLife != 0 ->
#endif
            durableLog = WITH(durableLog, id);
            committed();
            mine = version
        fi
    }
    if
    :: mine == 0 -> goto done
    :: mine != 0 && again -> again = false; goto retry  /* The answer was lost on its way. */
    :: mine != 0
    fi;
    d_step { tell(mine) }
    if
    :: id == 1 -> atomic { id = 2; again = true; goto next }
    :: else
    fi;
done:
    mine = 0
}

/* Brings the hot copy up. The queue only says when, and is dropped while the breaker is open; a read that finds no
 * copy fills it in the same way: so that a feeder may set out at any time, or never. */
/* What an event of Redis' own may do to a copy, and what a deletion does. */
inline dropHot() { hotLife = 0; hotLog = 0; hotHead = 0; hotCopy = 0 }

proctype Feeder() {
    byte life, seen;
    short log, head;

end:
    do
    :: atomic { feeds > 0 -> feeds-- }
#ifdef DURABLE_FIRST
        d_step { life = durableLife; log = durableLog };
        d_step { seen = (redisUp -> hotLife : AWAY); head = hotHead };
#else
        d_step { seen = (redisUp -> hotLife : AWAY); head = hotHead };
        d_step { life = durableLife; log = durableLog };
#endif
        if
        :: seen != AWAY && seen != 0 && (seen != life || !BEGINS(head, log)) ->
            d_step { if :: redisUp -> dropHot(); seen = 0 :: else -> seen = AWAY fi }
        :: else
        fi;
        if
        :: seen == 0 && life != 0 ->
            /* Staged in pieces, then published in one step, unless there is a copy by then. */
            d_step {
                if
                :: redisUp && hotLife == 0 ->
                    hotLife = life; hotLog = log; hotHead = log; copies++; hotCopy = copies
                :: else
                fi
            }
        :: seen != AWAY && seen != 0 && head != log ->
            do
            :: LENGTH(head) < LENGTH(log) ->
                d_step {
                    if
#ifdef NO_LINK
                    :: redisUp && hotLife != 0 ->
#else
                    :: redisUp && hotLife != 0 && hotHead == head ->
#endif
                        head = CUT(log, LENGTH(head) + 1);
                        hotLog = WITH(hotLog, head & 3) & 255;
                        hotHead = head
                    :: else -> head = log
                    fi
                }
            :: else -> break
            od
        :: else
        fi;
        life = 0;
        d_step { seen = 0; log = 0; head = 0 }
    od
}

#ifdef DELETES
/* Deletes the session, and makes another of the same id. */
proctype Deleter() {
    d_step { durableLife = 0; durableLog = 0; committed() }
    d_step { if :: redisUp -> dropHot() :: else fi }
    d_step { tell(version) }
    d_step { durableLife = 2; committed(); tell(version) }
}
#endif

#ifdef NO_HEAD
#define MATCHES (hotLife != 0)
#elif defined(NO_CHAIN)
#define MATCHES (hotLife != 0 && hotLife == life && LENGTH(hotHead) == LENGTH(head))
#elif defined(NO_INCARNATION)
#define MATCHES (hotLife != 0 && life != 0 && hotHead == head)
#else
#define MATCHES (hotLife != 0 && hotLife == life && hotHead == head)
#endif
#ifdef NO_SECOND_LOOK
#define STILL_MATCHES true
#elif defined(NO_COPY_NUMBER)
#define STILL_MATCHES (redisUp && MATCHES && restarts == start)
#else
#define STILL_MATCHES (redisUp && MATCHES && copy == hotCopy && restarts == start)
#endif

proctype Reader() {
    byte life, floor, i, copy, start;
    byte gotLife;
    short head, got;
    bool hot;

    floor = told;
    d_step { life = durableLife; head = durableLog };
    d_step { hot = (redisUp && MATCHES); copy = hotCopy; start = restarts };
    if
    :: hot ->
        d_step { hot = redisUp && hotLife != 0; gotLife = hotLife; got = hotLog };
        hot = (hot && STILL_MATCHES)
    :: else
    fi;
    d_step {
        if :: !hot -> gotLife = durableLife; got = durableLog :: else fi;
        /* The newest state of the durable store that this answer is. */
        i = version;
        do
        :: lives[i] == gotLife && logs[i] == got -> break
        :: else -> assert(i > floor); i--
        od
    }
}

#ifdef FAULTS
/* Redis away and back, emptied, saved and taken back to what was saved, twice in all. */
proctype Faults() {
    byte left = 2;
    bool saved = false;
end:
    do
    :: atomic { left > 0 && redisUp -> redisUp = false; left-- }
    :: !redisUp -> redisUp = true
    :: atomic { left > 0 && hotLife != 0 -> dropHot(); left-- }
    :: atomic {
            !saved && hotLife != 0 ->
            saved = true; dumpLife = hotLife; dumpLog = hotLog; dumpHead = hotHead; dumpCopy = hotCopy
        }
    :: atomic {
            left > 0 && saved ->
            hotLife = dumpLife; hotLog = dumpLog; hotHead = dumpHead; hotCopy = dumpCopy; restarts++; left--
        }
    od
}
#endif

#ifdef RESTORED
/* Somebody puts an older copy in the place of the durable file, by hand. */
proctype Restorer() {
    atomic {
        durableLife == 1 && durableLog != 0 -> durableLog = durableLog >> 2; committed(); tell(version)
    }
}
#endif

init {
    atomic {
        d_step { durableLife = 1; committed(); tell(version) }
        run Writer();
        run Feeder();
        run Feeder();
#ifdef DELETES
        run Deleter();
#endif
#ifdef FAULTS
        run Faults();
#endif
#ifdef RESTORED
        run Restorer();
#endif
        run Reader()
    }
}
