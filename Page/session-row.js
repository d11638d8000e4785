// A session in the list.
import { h, replace } from './dom.js';
import { ago, count, hue, initials, wholeTime } from './format.js';
import { plainText } from './markdown.js';
import { seen } from './seen.js';

export class SessionRow {
  constructor(session, page) {
    this.page = page;
    this.unread = null;
    this.preview = null;
    this.element = h('div', { role: 'listitem', class: 'session-item' });
  }

  /// Draws the session as it is now.
  show(session) {
    this.session = session;
    const isFocused = this.element.contains(document.activeElement);
    const { id, topic, status, participants, labels, head, forkedFrom } = session;
    const link = h('a', { class: 'session-row', href: this.page.link(['sessions', id]), data: { row: '', session: id } },
      h('span', { class: 'session-agents', 'aria-hidden': 'true' }, participants.slice(0, 3).map((agent) =>
        h('span', { class: `avatar small ${hue(agent)}` }, initials(agent))),
      participants.length > 3 ? h('span', { class: 'avatar small' }, `+${participants.length - 3}`) : null),
      h('span', { class: 'session-words' },
        h('span', { class: 'session-topic' }, topic || id,
          status === 'active' ? null : h('span', { class: 'badge' }, status),
          forkedFrom ? h('span', { class: 'badge accent' }, `fork of ${forkedFrom.session}`) : null),
        this.previewLine = h('span', { class: 'session-preview quiet' }),
        h('span', { class: 'session-facts quiet' },
          topic ? h('code', null, id) : null,
          h('span', null, participants.join(', ')),
          Object.entries(labels).map(([name, value]) => h('span', { class: 'badge' }, `${name}=${value}`)))),
      h('span', { class: 'session-numbers quiet' },
        this.time = h('time', { datetime: session.updatedAt, title: wholeTime(session.updatedAt) }, ago(session.updatedAt)),
        h('span', { class: 'number', title: 'entries' }, count(head.sequence)),
        this.badge = h('span', { class: 'unread' })));
    replace(this.element, link);
    if (isFocused) link.focus();
    this.showPreview(this.preview);
    this.setUnread(this.unread);
  }

  /// Shows the newest message.
  showPreview(entry) {
    this.preview = entry;
    if (!entry) return;
    replace(this.previewLine,
      entry.author ? h('span', { class: `agent ${hue(entry.author)}` }, entry.author, ': ') : null,
      plainText(entry.body).slice(0, 300));
  }

  /// Shows how many are unread: a number, or null for what this browser hasn't shown.
  setUnread(number) {
    this.unread = number;
    const last = seen.get(this.page.namespace, this.session.id);
    const own = last === null ? 0 : this.session.head.sequence - last;
    const shown = Math.max(0, number ?? own);
    this.badge.hidden = shown === 0;
    replace(this.badge, shown > 999 ? '999+' : shown, h('span', { class: 'hide' }, ' unread'));
  }

  /// Shows what came.
  happened({ count: entries, message, last }, agent) {
    if (last && last.sequence > this.session.head.sequence) {
      this.session.head = { ...this.session.head, sequence: last.sequence };
      this.session.updatedAt = last.time;
    }
    if (message) this.preview = message;
    const isForAgent = agent && message && message.author !== agent
      && (message.body.to.length === 0 || message.body.to.includes(agent));
    if (isForAgent && this.unread !== null) this.unread += 1;
    if (seen.get(this.page.namespace, this.session.id) === null && entries > 0) {
      seen.set(this.page.namespace, this.session.id, this.session.head.sequence - entries);
    }
    this.show(this.session);
    this.element.classList.remove('fresh');
    void this.element.offsetWidth; // begins the animation again
    this.element.classList.add('fresh');
  }
}
