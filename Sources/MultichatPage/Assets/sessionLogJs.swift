// Written by Scripts/page.sh from Page/session-log.js: change that.

extension PageAsset {
    /// The file `session-log.js`.
    static let sessionLogJs = PageAsset(
        name: "session-log.js", type: "text/javascript; charset=utf-8",
        tag: "\"ae140c34fcf6aedb78068a8a76694dba\"",
        content: #"""
            // What is known of a session: its head, its rewinds, and what comes to it.
            import { path } from './api.js';

            const structural = new Set(['join', 'leave', 'end', 'reopen', 'archive', 'set']);
            const staying = new Set([...structural, 'rewind', 'lease', 'status', 'cursor', 'erase']);

            export class SessionLog {
              /// `changed({ entries, isSession, end })` is told what came, at most once a frame.
              constructor(api, id, changed) {
                Object.assign(this, { api, id, changed });
                this.abort = new AbortController();
                this.session = null;
                this.rewinds = null;
                this.came = [];
              }

              /// Reads the session, and follows it from its head on.
              async open() {
                const signal = this.abort.signal;
                this.session = await this.api.get(path`/v1/sessions/${this.id}`, {}, { signal });
                this.head = this.session.head.sequence;
                this.stream = this.api.events(path`/v1/sessions/${this.id}/events`, {}, {
                  after: this.head,
                  onEvent: (event) => this.take(event),
                  onEnd: (problem) => this.changed({ end: problem }),
                });
              }

              /// Reads the rewinds once: that takes as long as the log is, so only where they are asked for.
              readRewinds() {
                this.reading ??= this.all({ kind: 'rewind', hidden: true }, this.abort.signal).then((rewinds) => {
                  this.rewinds = rewinds;
                }).catch(() => { this.reading = null; });
                return this.reading;
              }

              close() {
                this.abort.abort();
                this.stream?.close();
                cancelAnimationFrame(this.frame);
              }

              take(event) {
                if (event.type !== 'entry' || event.data.sequence <= this.head) return;
                this.head = event.data.sequence;
                this.came.push(event.data);
                if (event.data.kind === 'rewind' && !this.rewinds?.some((rewind) => rewind.sequence === this.head)) {
                  this.rewinds?.push(event.data);
                }
                this.frame ??= requestAnimationFrame(() => this.flush());
              }

              async flush() {
                this.frame = null;
                const entries = this.came;
                this.came = [];
                this.changed({ entries });
                const hasChange = entries.some((entry) => structural.has(entry.kind))
                  || entries.some((entry) => entry.author && !this.session.participants.includes(entry.author));
                if (!hasChange) return;
                const session = await this.api.get(path`/v1/sessions/${this.id}`, {}, { signal: this.abort.signal }).catch(() => null);
                if (!session) return;
                this.session = session;
                this.changed({ isSession: true });
              }

              /// All entries of a query, page by page.
              async all(query, signal, limit = 10_000) {
                const entries = [];
                let cursor = null;
                do {
                  const answer = await this.api.get(path`/v1/sessions/${this.id}/entries`, { ...query, limit: 1000, cursor }, { signal });
                  entries.push(...answer.items);
                  cursor = answer.cursor;
                } while (cursor && entries.length < limit);
                return entries;
              }

              /// The entries of a range of sequences, as of one.
              entries(from, through, asOf, { kind, author, hidden }, signal) {
                return this.all({ from, through, 'as-of': asOf, kind, author, hidden }, signal);
              }

              /// What the key of an entry said before it.
              async previousOf(entry) {
                if (entry.sequence === 1) return null;
                const found = await this.api.get(path`/v1/sessions/${this.id}/entries`, {
                  key: entry.key, through: entry.sequence - 1, order: 'newest', limit: 1 });
                return found.items[0] ?? null;
              }

              async timeOf(sequence) {
                const entry = await this.api.get(path`/v1/sessions/${this.id}/entries/${sequence}`).catch(() => null);
                return entry?.time ?? null;
              }

              /// Whether as of two sequences (null: now) other entries are hidden below both; where that isn't known yet, it may be.
              isOtherEpoch(one, other) {
                if (this.rewinds === null) return true;
                const until = (sequence) => this.rewinds.filter((rewind) => rewind.sequence <= (sequence ?? Infinity)).length;
                return until(one) !== until(other);
              }

              /// Whether a rewind hides an entry as of a sequence.
              isHidden(entry, asOf) {
                if (staying.has(entry.kind)) return false;
                return (this.rewinds ?? []).some((rewind) => (asOf === null || asOf === undefined || rewind.sequence <= asOf)
                  && rewind.body?.to < entry.sequence && entry.sequence < rewind.sequence);
              }
            }
            """#)
}
