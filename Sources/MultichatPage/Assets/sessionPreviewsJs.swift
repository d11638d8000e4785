// Written by Scripts/page.sh from Page/session-previews.js: change that.

extension PageAsset {
    /// The file `session-previews.js`.
    static let sessionPreviewsJs = PageAsset(
        name: "session-previews.js", type: "text/javascript; charset=utf-8",
        tag: "\"963b26b948207a4b2c20a0ea9579c7b1\"",
        content: #"""
            // Reads the newest message of the sessions that come into sight, a few at a time.
            import { path } from './api.js';

            const together = 3;

            export class Previews {
              constructor(page, rows) {
                this.page = page;
                this.rows = rows;
                this.waiting = [];
                this.running = 0;
                this.abort = new AbortController();
                this.watcher = new IntersectionObserver((changes) => this.look(changes), { rootMargin: '200px' });
              }

              close() {
                this.abort.abort();
                this.watcher.disconnect();
              }

              watch(row) {
                row.element.previewed = row;
                this.watcher.observe(row.element);
              }

              look(changes) {
                for (const { target, isIntersecting } of changes) {
                  if (!isIntersecting) continue;
                  this.watcher.unobserve(target);
                  this.waiting.push(target.previewed);
                }
                while (this.running < together && this.waiting.length > 0) this.read(this.waiting.shift());
              }

              async read(row) {
                this.running += 1;
                try {
                  const id = row.session.id;
                  const { items } = await this.page.api.get(
                    path`/v1/sessions/${id}/messages`, { last: 1 }, { signal: this.abort.signal });
                  if (items.length > 0 && (row.preview?.sequence ?? 0) < items[0].sequence) row.showPreview(items[0]);
                } catch { /* the row stands without it */ }
                this.running -= 1;
                this.look([]);
              }
            }
            """#)
}
