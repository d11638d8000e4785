// Written by Scripts/page.sh from Page/tree-panel.js: change that.

extension PageAsset {
    /// The file `tree-panel.js`.
    static let treePanelJs = PageAsset(
        name: "tree-panel.js", type: "text/javascript; charset=utf-8",
        tag: "\"960217238d5c96bdc825ebf73ddcf6a3\"",
        content: #"""
            // Where a session comes from and what became of it: its forks, theirs, and the rewinds of it, as a tree.
            import { path } from './api.js';
            import { h, replace } from './dom.js';
            import { count, hue, plural, wholeTime } from './format.js';
            import { emptyBox, problemBox } from './notes.js';

            const most = 5000;

            export class TreePanel {
              constructor(page, log, acts) {
                Object.assign(this, { page, log, acts });
                this.element = h('div', { class: 'panel stack' });
                this.readAt = 0;
              }

              async refresh(asOf) {
                this.asOf = asOf;
                const call = this.call = Symbol('call');
                try {
                  // The tree of a big store is read at most every ten seconds.
                  if (!this.sessions || Date.now() - this.readAt > 10_000) await this.read();
                  await this.log.readRewinds();
                  if (call === this.call) this.draw();
                } catch (error) {
                  if (error.name !== 'AbortError' && call === this.call) replace(this.element, problemBox(error, () => this.refresh(asOf)));
                }
              }

              /// All sessions, as no list of forks is kept; and the ancestors, wherever they are.
              async read() {
                const signal = this.log.abort.signal;
                const sessions = new Map();
                let cursor = null;
                do {
                  const answer = await this.page.api.get('/v1/sessions', { limit: 1000, cursor }, { signal });
                  for (const session of answer.items) sessions.set(session.id, session);
                  cursor = answer.cursor;
                } while (cursor && sessions.size < most);
                sessions.set(this.log.id, this.log.session);
                let root = this.log.session;
                for (let depth = 0; root.forkedFrom && depth < 50; depth += 1) {
                  const id = root.forkedFrom.session;
                  const parent = sessions.get(id) ?? await this.page.api.get(path`/v1/sessions/${id}`, {}, { signal }).catch(() => null);
                  if (!parent) break;
                  sessions.set(id, parent);
                  root = parent;
                }
                Object.assign(this, { sessions, root, isPartial: Boolean(cursor), readAt: Date.now() });
              }

              draw() {
                const forks = Map.groupBy([...this.sessions.values()].filter((session) => session.forkedFrom),
                  (session) => session.forkedFrom.session);
                const lost = this.root.forkedFrom;
                replace(this.element,
                  h('h2', null, 'Forks and rewinds'),
                  lost ? h('p', { class: 'quiet' }, `Forked from ${lost.session} at ${lost.sequence}, which is gone.`) : null,
                  h('ul', { class: 'tree' }, this.drawSession(this.root, forks, 0)),
                  forks.size === 0 && (this.log.rewinds ?? []).length === 0 ? emptyBox('It was never forked or rewound.') : null,
                  this.isPartial ? h('p', { class: 'quiet' }, `Forks are looked for among the ${count(most)} newest sessions.`) : null);
              }

              drawSession(session, forks, depth) {
                const isThis = session.id === this.log.id;
                const below = (depth < 20 ? forks.get(session.id) ?? [] : []).map((fork) => ({
                  sequence: fork.forkedFrom.sequence, order: 1,
                  element: () => this.drawSession(fork, forks, depth + 1),
                }));
                const rewinds = isThis ? (this.log.rewinds ?? []).map((rewind) => ({
                  sequence: rewind.sequence, order: 0, element: () => this.drawRewind(rewind),
                })) : [];
                const children = [...below, ...rewinds].sort((one, other) => one.sequence - other.sequence || one.order - other.order);
                return h('li', { class: 'tree-session' },
                  h('a', { class: 'tree-node', 'aria-current': isThis ? 'true' : null, href: this.page.link(['sessions', session.id]) },
                    session.forkedFrom ? h('span', { class: 'badge accent' }, `at #${session.forkedFrom.sequence}`) : null,
                    h('span', { class: 'strong' }, session.topic || session.id),
                    h('span', { class: 'quiet' }, session.topic ? `${session.id} · ` : '',
                      plural(isThis ? this.log.head : session.head.sequence, 'entry', 'entries'))),
                  children.length > 0 ? h('ul', { class: 'tree' }, children.map((child) => child.element())) : null);
              }

              drawRewind(rewind) {
                const hidden = rewind.sequence - rewind.body.to - 1;
                return h('li', { class: 'tree-rewind' },
                  h('div', { class: 'tree-node', title: wholeTime(rewind.time) },
                    h('span', { class: 'badge warn' }, `#${rewind.sequence} → #${rewind.body.to}`),
                    h('span', null, rewind.author ? h('span', { class: `agent ${hue(rewind.author)}` }, rewind.author) : null,
                      ' rewound ', plural(hidden, 'entry', 'entries')),
                    h('button', { type: 'button', class: 'chip', onclick: () => this.acts.showAsOf(rewind.sequence - 1) }, 'Show before')));
              }
            }
            """#)
}
