// The list of sessions: searched as one types, filtered, newest first, live.
import { append, debounced, h, replace } from './dom.js';
import { plural } from './format.js';
import { emptyBox, problemBox } from './notes.js';
import { Previews } from './session-previews.js';
import { drawHits } from './session-hits.js';
import { SessionRow } from './session-row.js';

const pageSize = 50;

export const sessions = {
  title: 'Sessions',
  path: '/sessions',
  isInNavigation: true,
  mount(root, params, page) {
    const list = new SessionList(root, params, page);
    return () => list.close();
  },
};

class SessionList {
  constructor(root, params, page) {
    this.page = page;
    this.filter = { q: params.q ?? '', status: params.status ?? '', agent: params.agent ?? '', label: params.label ?? '' };
    this.rows = new Map();
    this.changed = new Map();
    this.cursor = null;
    this.abort = new AbortController();
    this.draw(root);
    this.previews = new Previews(page, this.rows);
    this.watcher = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && this.more());
    this.watcher.observe(this.end);
    this.apply();
  }

  close() {
    this.abort.abort();
    this.stream?.close();
    this.watcher.disconnect();
    this.previews.close();
    this.search.cancel();
    clearTimeout(this.flushing);
  }

  draw(root) {
    this.search = debounced(180, () => this.apply());
    const field = (name, attributes, ...children) => h(attributes.tag ?? 'input', {
      type: 'text', value: this.filter[name], autocomplete: 'off', spellcheck: 'false', ...attributes, tag: null,
      oninput: (event) => {
        this.filter[name] = event.target.value;
        this.search();
      },
    }, ...children);
    const option = (value, text) => h('option', { value, selected: this.filter.status === value }, text);
    this.agents = h('datalist', { id: 'known-agents' });
    this.list = h('div', { class: 'session-list', role: 'list', 'aria-label': 'Sessions' });
    this.hits = h('section', { class: 'stack', 'aria-label': 'In messages' });
    this.end = h('div', { class: 'session-end' });
    this.summary = h('p', { class: 'quiet', role: 'status' });
    append(root, h('div', { class: 'page' },
      h('div', { class: 'row' }, h('h1', null, 'Sessions'), this.summary),
      h('form', { class: 'toolbar session-filters', role: 'search', onsubmit: (event) => event.preventDefault() },
        field('q', { type: 'search', class: 'grow', placeholder: 'Search ids, topics and messages', data: { search: '' },
          'aria-label': 'Search ids, topics and messages' }),
        h('select', { 'aria-label': 'Status', onchange: (event) => {
          this.filter.status = event.target.value;
          this.apply();
        } }, option('', 'Any status'), option('active', 'Active'), option('ended', 'Ended'), option('archived', 'Archived')),
        field('agent', { placeholder: 'Agent', list: 'known-agents', 'aria-label': 'Agent' }),
        field('label', { placeholder: 'Label, as team=core', 'aria-label': 'Label, as team=core' }),
        this.agents),
      this.list, this.end, this.hits));
    this.page.api.get('/v1/agents', {}, { signal: this.abort.signal }).then(({ items }) => {
      append(this.agents, items.map((item) => h('option', { value: item.agent })));
    }).catch(() => { /* the field works without suggestions */ });
  }

  /// Reads the list anew, as the filter says now.
  apply() {
    const { q, status, agent, label } = this.filter;
    this.page.setQuery({ q, status, agent, label });
    this.generation = (this.generation ?? 0) + 1;
    this.cursor = null;
    this.isComplete = false;
    this.isReading = false;
    this.rows.clear();
    replace(this.list);
    this.follow();
    this.countUnread();
    this.more();
    drawHits(this.hits, this.page, q.trim(), this.abort.signal);
  }

  get query() {
    const label = /^[^=]+=./.test(this.filter.label.trim()) ? this.filter.label.trim() : '';
    return { agent: this.filter.agent.trim(), label };
  }

  /// Whether a session is one that is looked for.
  isWanted(session) {
    const { agent, label } = this.query;
    if (this.filter.status && session.status !== this.filter.status) return false;
    if (agent && !session.participants.includes(agent)) return false;
    if (label && session.labels[label.split('=')[0]] !== label.slice(label.indexOf('=') + 1)) return false;
    const words = this.filter.q.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) return true;
    const labels = Object.entries(session.labels).map((pair) => pair.join('='));
    const text = [session.id, session.topic ?? '', ...session.participants, ...labels].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  }

  async more() {
    if (this.isComplete || this.isReading) return;
    const generation = this.generation;
    this.isReading = true;
    try {
      // The server finds ids by their beginning; topics are looked through here, page by page.
      for (let pages = 0; pages < (this.filter.q ? 20 : 1) && !this.isComplete; pages += 1) {
        const answer = await this.page.api.get('/v1/sessions', {
          ...this.query, status: this.filter.status, limit: this.filter.q ? 500 : pageSize, cursor: this.cursor,
        }, { signal: this.abort.signal });
        if (generation !== this.generation) return;
        for (const session of answer.items) if (this.isWanted(session)) this.put(session);
        this.cursor = answer.cursor;
        this.isComplete = answer.cursor === null;
      }
      replace(this.end, this.rows.size === 0 ? emptyBox(this.emptyText) : null);
    } catch (error) {
      if (error.name !== 'AbortError' && generation === this.generation) {
        this.isComplete = true;
        replace(this.end, problemBox(error, () => this.apply()));
      }
    } finally {
      if (generation === this.generation) this.isReading = false;
    }
    this.summarize();
    if (!this.isComplete && this.end.getBoundingClientRect().top < innerHeight + 200) this.more();
  }

  get emptyText() {
    const isFiltered = Object.values(this.filter).some((value) => value !== '');
    return isFiltered ? 'No session is like that.' : 'There are no sessions yet.';
  }

  summarize() {
    const more = this.isComplete ? '' : ' and more';
    replace(this.summary, this.rows.size === 0 ? '' : plural(this.rows.size, 'session') + more);
  }

  /// Adds a session behind the others, or shows what has become of it.
  put(session, isFirst = false) {
    let row = this.rows.get(session.id);
    if (!row) {
      row = new SessionRow(session, this.page);
      row.unread = this.unread?.get(session.id) ?? row.unread;
      this.rows.set(session.id, row);
      if (isFirst) this.list.prepend(row.element);
      else this.list.append(row.element);
      this.previews.watch(row);
    }
    row.show(session);
    return row;
  }

  follow() {
    this.stream?.close();
    this.stream = this.page.api.events('/v1/events', this.query, {
      onEvent: (event) => {
        if (event.type === 'reset') this.apply();
        else if (event.type === 'removed') this.remove(event.data.session);
        else if (event.type === 'entry' || event.type === 'began') this.note(event);
      },
    });
  }

  remove(id) {
    this.rows.get(id)?.element.remove();
    this.rows.delete(id);
    this.summarize();
  }

  /// Collects what happened, so that a storm of entries is drawn some times a second.
  note({ type, data }) {
    const id = type === 'entry' ? data.session : data.id;
    const known = this.changed.get(id) ?? { count: 0, message: null, isStructural: false };
    known.count += type === 'entry' ? 1 : 0;
    if (data.kind === 'message') known.message = data;
    if (type === 'entry') known.last = data;
    if (type === 'began' || ['join', 'leave', 'end', 'reopen', 'archive', 'set'].includes(data.kind)) {
      known.isStructural = true;
    }
    this.changed.set(id, known);
    this.flushing ??= setTimeout(() => this.flush(), 150);
  }

  async flush() {
    this.flushing = null;
    const changed = [...this.changed];
    this.changed.clear();
    for (const [id, change] of changed) {
      let row = this.rows.get(id);
      if (!row || change.isStructural) {
        const session = await this.page.api.get(`/v1/sessions/${encodeURIComponent(id)}`).catch(() => null);
        if (!session || this.abort.signal.aborted) continue;
        if (!this.isWanted(session)) {
          this.remove(id);
          continue;
        }
        row = this.put(session, true);
      }
      row.happened(change, this.query.agent);
      if (this.list.firstChild !== row.element && !this.list.contains(document.activeElement)) {
        this.list.prepend(row.element);
      }
    }
    this.summarize();
  }

  /// Where an agent is chosen, what it hasn't read is counted; else what this browser hasn't shown.
  async countUnread() {
    this.unread = null;
    const agent = this.query.agent;
    if (!agent) return;
    const generation = this.generation;
    const place = `/v1/agents/${encodeURIComponent(agent)}/inbox`;
    const inbox = await this.page.api.get(place, { limit: 0 }).catch(() => null);
    if (!inbox || generation !== this.generation) return;
    this.unread = new Map(inbox.sessions.map((each) => [each.session, each.unread]));
    for (const [id, row] of this.rows) row.setUnread(this.unread.get(id) ?? 0);
  }
}
