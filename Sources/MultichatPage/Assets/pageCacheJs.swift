// Written by Scripts/page.sh from Page/page-cache.js: change that.

extension PageAsset {
    /// The file `page-cache.js`.
    static let pageCacheJs = PageAsset(
        name: "page-cache.js", type: "text/javascript; charset=utf-8",
        tag: "\"a076bd9ec9e261742f998f08a8496a7e\"",
        content: #"""
            // The pages of a session's entries that are near what is seen: read when they are needed, forgotten when far away.

            export class PageCache {
              /// `read(from, through, signal)` reads the entries of a range of sequences; `changed(page)` is told what came.
              constructor({ pageSize, capacity, read, changed, failed }) {
                Object.assign(this, { pageSize, capacity, read, changed, failed });
                this.pages = new Map();
                this.reading = new Map();
                this.through = 0;
                this.late = [];
              }

              close() {
                for (const abort of this.reading.values()) abort.abort();
                this.reading.clear();
              }

              pageOf(sequence) { return Math.floor((sequence - 1) / this.pageSize); }

              get(page) { return this.pages.get(page) ?? null; }

              /// Says how far the log goes; what lies behind is forgotten, and an incomplete page is read again.
              setThrough(through) {
                const before = this.through;
                this.through = through;
                if (through === before || before === 0) return;
                const edge = this.pageOf(Math.max(1, Math.min(through, before)));
                if (through < before) this.forget(edge);
                else if ((this.pages.get(edge)?.through ?? 0) < this.endOf(edge)) this.pages.delete(edge);
              }

              /// The last sequence of a page, as far as there are any.
              endOf(page) { return Math.min((page + 1) * this.pageSize, this.through); }

              /// Takes an entry that came behind all others.
              add(entry, isShown) {
                const page = this.pageOf(entry.sequence);
                if (entry.sequence <= this.through) return;
                this.through = entry.sequence;
                if (this.reading.has(page)) {
                  this.late.push({ entry, isShown });
                  return;
                }
                if (!this.pages.has(page) && entry.sequence === page * this.pageSize + 1) {
                  this.pages.set(page, { rows: [], through: entry.sequence - 1 });
                }
                this.join(page, entry, isShown);
              }

              /// Puts an entry at the end of a page; one that isn't complete is read again.
              join(page, entry, isShown) {
                const known = this.pages.get(page);
                if (!known || entry.sequence <= known.through) return;
                if (entry.sequence > known.through + 1) {
                  this.pages.delete(page);
                  return;
                }
                known.through = entry.sequence;
                if (isShown) known.rows.push({ entry, height: 0, element: null });
              }

              /// Forgets the pages from one on.
              forget(first = 0) {
                for (const page of [...this.pages.keys()]) if (page >= first) this.pages.delete(page);
                for (const [page, abort] of [...this.reading]) {
                  if (page < first) continue;
                  abort.abort();
                  this.reading.delete(page);
                }
              }

              /// Reads these pages, gives up what was being read of others, and forgets what is far from them.
              want(first, last) {
                for (const [page, abort] of [...this.reading]) {
                  if (page >= first - 1 && page <= last + 1) continue;
                  abort.abort();
                  this.reading.delete(page);
                }
                for (let page = first; page <= last; page += 1) {
                  if (!this.pages.has(page) && !this.reading.has(page)) this.load(page);
                }
                if (this.pages.size <= this.capacity) return;
                const middle = (first + last) / 2;
                const far = [...this.pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
                for (const page of far.slice(0, this.pages.size - this.capacity)) this.pages.delete(page);
              }

              async load(page) {
                const abort = new AbortController();
                this.reading.set(page, abort);
                const from = page * this.pageSize + 1;
                const through = this.endOf(page);
                try {
                  const entries = await this.read(from, through, abort.signal);
                  if (abort.signal.aborted) return;
                  this.pages.set(page, { through, rows: entries.map((entry) => ({ entry, height: 0, element: null })) });
                  this.reading.delete(page);
                  const came = this.late.filter(({ entry }) => this.pageOf(entry.sequence) === page);
                  this.late = this.late.filter(({ entry }) => this.pageOf(entry.sequence) > page);
                  for (const { entry, isShown } of came) this.join(page, entry, isShown);
                  if (this.pages.has(page) && this.pages.get(page).through < this.endOf(page)) this.pages.delete(page);
                  this.changed(page);
                } catch (error) {
                  if (abort.signal.aborted) return;
                  this.failed(error);
                  // Whoever scrolls asks again; not at once, so that a server in trouble is left alone.
                  setTimeout(() => { if (this.reading.get(page) === abort) this.reading.delete(page); }, 2000);
                }
              }
            }
            """#)
}
