// Written by Scripts/page.sh from Page/session.js: change that.

extension PageAsset {
    /// The file `session.js`.
    static let sessionJs = PageAsset(
        name: "session.js", type: "text/javascript; charset=utf-8",
        tag: "\"93b2db70784e1d3560562f6067b70bef\"",
        content: #"""
            // One session: its conversation, what is kept in it, and its past.
            import { append, debounced, h, replace } from './dom.js';
            import { count, hue, initials, plural } from './format.js';
            import { drawEntry } from './entry-row.js';
            import { Composer } from './composer.js';
            import { PageCache } from './page-cache.js';
            import { Panels } from './panels.js';
            import { announce, busyBox, problemBox } from './notes.js';
            import { seen } from './seen.js';
            import { SessionLog } from './session-log.js';
            import { TimeSlider } from './time-slider.js';
            import { VirtualList } from './virtual-list.js';

            export const session = {
              title: 'Session',
              path: '/sessions/:id',
              isInNavigation: false,
              up: 'sessions',
              keys: [
                ['Home, End', 'the first, the newest entry'], ['[ and ]', 'one entry back, forward in time'], ['l', 'live again'],
                ['m', 'write a message'], ['Ctrl Enter', 'send it'],
              ],
              mount(root, params, page) {
                const view = new SessionView(root, params, page);
                view.begin();
                return { unmount: () => view.close(), onKey: (event) => view.onKey(event), update: (query) => view.update(query) };
              },
            };

            class SessionView {
              constructor(root, params, page) {
                Object.assign(this, { root, params, page, asOf: null });
                this.kind = '';
                this.author = '';
                this.isShowingHidden = false;
                this.news = 0;
                this.log = new SessionLog(page.api, params.id, (change) => this.changed(change));
                root.className = 'fill';
              }

              async begin() {
                replace(this.root, busyBox());
                try {
                  await this.log.open();
                } catch (error) {
                  if (error.name === 'AbortError') return;
                  replace(this.root, h('div', { class: 'page' }, problemBox(error, () => this.begin())));
                  return;
                }
                if (this.isClosed) return;
                this.page.setTitle(this.log.session.topic || this.params.id);
                this.draw();
                if (this.params.at) this.showAsOf(Number(this.params.at));
                if (this.params.go) this.list.goTo(Number(this.params.go));
              }

              close() {
                this.isClosed = true;
                this.log.close();
                this.list?.close();
                this.panels?.close();
                this.slider?.close();
                if (this.log.session) seen.set(this.page.namespace, this.params.id, this.log.head);
              }

              draw() {
                this.viewport = h('div', { class: 'entries', tabindex: -1, 'aria-label': 'Conversation' });
                this.newsButton = h('button', { type: 'button', class: 'button primary news', hidden: true,
                  onclick: () => this.goToEnd() });
                this.position = h('span', { class: 'quiet number' });
                this.header = h('header', { class: 'session-header' });
                this.slider = new TimeSlider((sequence) => this.showAsOf(sequence), (sequence) => this.list.goTo(sequence));
                this.composer = new Composer(this.page, this.log);
                this.panels = new Panels(this.page, this.log, {
                  showAsOf: (sequence) => this.showAsOf(sequence), goTo: (sequence) => this.list.goTo(sequence),
                  onTab: (name) => { if (this.body) this.body.dataset.tab = name; },
                });
                this.body = h('div', { class: 'session-body', data: { tab: this.panels.tab } },
                  h('section', { class: 'session-chat', 'aria-label': 'Conversation' },
                    this.drawToolbar(), h('div', { class: 'entries-box' }, this.viewport, this.newsButton),
                    this.slider.element, this.composer.element),
                  this.panels.element);
                replace(this.root, h('div', { class: 'session' }, this.header, this.panels.tabs, this.body));
                this.drawHeader();
                this.makeList();
                this.slider.show(this.log.head, null, this.log.session.updatedAt);
              }

              drawHeader() {
                const { id, topic, status, participants, labels, forkedFrom } = this.log.session;
                replace(this.header,
                  h('div', { class: 'session-title' },
                    h('a', { class: 'back', href: this.page.link(['sessions']), 'aria-label': 'All sessions' }, '←'),
                    h('h1', null, topic || id),
                    h('span', { class: `badge ${status === 'active' ? 'good' : ''}` }, status),
                    forkedFrom ? h('a', { class: 'badge accent', href: this.page.link(['sessions', forkedFrom.session],
                      { go: forkedFrom.sequence }) }, `fork of ${forkedFrom.session} at ${forkedFrom.sequence}`) : null),
                  h('div', { class: 'session-about quiet' },
                    h('code', null, id), this.size = h('span', { class: 'number' }),
                    participants.slice(0, 12).map((agent) => h('span', { class: `participant ${hue(agent)}` },
                      h('span', { class: `avatar small ${hue(agent)}`, 'aria-hidden': 'true' }, initials(agent)),
                      h('span', { class: 'agent' }, agent))),
                    participants.length > 12 ? h('span', null, `and ${participants.length - 12} more`) : null,
                    Object.entries(labels).map(([name, value]) => h('span', { class: 'badge' }, `${name}=${value}`))));
                this.drawSize();
              }

              drawSize() { replace(this.size, plural(this.log.head, 'entry', 'entries')); }

              drawToolbar() {
                const kinds = ['', 'message', 'context', 'value', 'workflow', 'lease', 'rewind', 'join', 'leave', 'set', 'status'];
                const go = () => {
                  const sequence = parseInt(jump.value.replace('#', ''), 10);
                  if (sequence > 0) this.list.goTo(sequence);
                  else announce('A sequence is a number, such as 42.', 'error');
                };
                const jump = h('input', { type: 'text', inputmode: 'numeric', class: 'jump', placeholder: 'Go to #',
                  'aria-label': 'Go to a sequence', data: { search: '' }, onkeydown: (event) => event.key === 'Enter' && go() });
                const filter = debounced(250, (author) => {
                  this.author = author.trim();
                  this.makeList();
                });
                return h('div', { class: 'toolbar entries-bar', role: 'group', 'aria-label': 'What is shown' },
                h('select', { 'aria-label': 'Kind of entries', onchange: (event) => {
                  this.kind = event.target.value;
                  this.makeList();
                } }, kinds.map((kind) => h('option', { value: kind }, kind === '' ? 'Everything' : kind))),
                h('input', { type: 'text', class: 'author', placeholder: 'By agent', 'aria-label': 'Only entries of this agent',
                  list: 'participants', oninput: (event) => filter(event.target.value) }),
                h('datalist', { id: 'participants' }, this.log.session.participants.map((agent) => h('option', { value: agent }))),
                h('label', { class: 'check quiet' }, h('input', { type: 'checkbox', onchange: (event) => {
                  this.isShowingHidden = event.target.checked;
                  this.log.readRewinds().then(() => this.makeList());
                } }), 'show rewound'),
                h('span', { class: 'spread' }), this.position, jump);
              }

              /// Makes the list anew, as the filters say; the place is kept where there was one.
              makeList() {
                const before = this.list;
                before?.close();
                replace(this.viewport);
                const isFiltered = this.kind !== '' || this.author !== '';
                const cache = new PageCache({
                  pageSize: isFiltered ? 1000 : 100, capacity: isFiltered ? 20 : 40,
                  read: (from, through, signal) => this.log.entries(from, through, this.asOf, {
                    kind: this.kind, author: this.author, hidden: this.isShowingHidden }, signal),
                  changed: () => this.list.schedule(),
                  failed: (error) => announce(error.message, 'error'),
                });
                this.list = new VirtualList(this.viewport, {
                  cache, estimate: isFiltered ? 20 : 76, onMove: () => this.moved(),
                  drawRow: (entry, previous) => drawEntry(entry, previous, this.desk),
                });
                if (before && !before.isAtEnd) {
                  this.list.isAtEnd = false;
                  this.list.anchor = before.anchor;
                }
                this.setThrough(this.asOf ?? this.log.head);
              }

              get desk() {
                return {
                  link: (sequence) => this.page.link(['sessions', this.params.id], { go: sequence }),
                  reply: this.log.session.status === 'active' ? (entry) => this.composer.replyTo(entry) : null,
                  isHidden: (entry) => this.isShowingHidden && this.log.isHidden(entry, this.asOf),
                  previousOf: (entry) => this.log.previousOf(entry),
                };
              }

              setThrough(sequence) {
                this.list.cache.setThrough(sequence);
                this.list.setCount(sequence);
              }

              /// Shows the session as it was with an entry as its newest; null: as it is.
              showAsOf(sequence) {
                const at = sequence === null || !(sequence >= 1) || sequence >= this.log.head ? null : Math.floor(sequence);
                if (at === this.asOf) return;
                const isOtherEpoch = this.log.isOtherEpoch(at, this.asOf);
                this.log.readRewinds();
                this.asOf = at;
                if (isOtherEpoch) this.list.forget();
                this.list.isAtEnd = true;
                this.setThrough(at ?? this.log.head);
                this.slider.show(this.log.head, at);
                this.panels.showAsOf(at);
                this.root.classList.toggle('in-the-past', at !== null);
                this.page.setQuery({ at });
                if (at === null) this.clearNews();
                else this.log.timeOf(at).then((time) => this.asOf === at && this.slider.show(this.log.head, at, time));
              }

              /// The address has another query.
              update(query) {
                if (!this.list) return;
                if (query.go) {
                  if (this.asOf && Number(query.go) > this.asOf) this.showAsOf(null);
                  this.list.goTo(Number(query.go));
                }
                this.showAsOf(query.at ? Number(query.at) : this.asOf);
              }

              /// Something came, or became otherwise.
              changed({ entries = [], isSession = false, end = null }) {
                if (!this.list || this.isClosed) return;
                for (const entry of entries) {
                  const isShown = (!this.kind || entry.kind === this.kind) && (!this.author || entry.author === this.author);
                  if (this.asOf) continue;
                  this.list.cache.add(entry, isShown);
                  if (entry.kind === 'rewind' && !this.isShowingHidden) this.list.forget(entry.body?.to ?? 1);
                  if (entry.kind === 'erase') this.list.forget();
                }
                if (!this.asOf && entries.length > 0) {
                  if (!this.list.isAtEnd) this.addNews(entries.length);
                  this.list.setCount(this.log.head);
                }
                if (entries.length > 0) {
                  this.slider.show(this.log.head, this.asOf, this.asOf ? undefined : entries.at(-1).time);
                  this.panels.came(entries);
                  this.drawSize();
                }
                if (isSession) {
                  this.drawHeader();
                  this.composer.showStatus();
                }
                if (end) append(this.header, problemBox({ message: 'This session is gone.', hint: end.detail ?? null }));
              }

              addNews(number) {
                this.news += number;
                this.newsButton.hidden = false;
                replace(this.newsButton, `${count(this.news)} new ↓`);
              }

              clearNews() {
                this.news = 0;
                this.newsButton.hidden = true;
              }

              moved() {
                if (this.list.isAtEnd) this.clearNews();
                const all = this.asOf ?? this.log.head;
                replace(this.position, all === 0 ? 'empty' : `${count(Math.min(this.list.first, all))} of ${count(all)}`);
              }

              goToEnd() {
                this.showAsOf(null);
                this.list.goToEnd();
              }

              onKey(event) {
                const actions = {
                  j: () => this.list.step(1),
                  k: () => this.list.step(-1),
                  ArrowDown: () => this.list.step(1),
                  ArrowUp: () => this.list.step(-1),
                  Home: () => this.list.goTo(1),
                  End: () => this.list.goToEnd(),
                  l: () => this.goToEnd(),
                  m: () => this.composer.focus(),
                  '[': () => this.showAsOf(Math.max(1, (this.asOf ?? this.log.head) - 1)),
                  ']': () => this.asOf && this.showAsOf(this.asOf + 1),
                };
                const isControl = event.target.matches?.('input, select, summary, button, [role=tab]');
                const isOwn = ['j', 'k', 'l', 'm', '[', ']'].includes(event.key);
                if (!this.list || !Object.hasOwn(actions, event.key) || (isControl && !isOwn)) return false;
                if (event.target.closest?.('.panels') && !isOwn) return false;
                actions[event.key]();
                return true;
              }
            }
            """#)
}
