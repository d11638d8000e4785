// What agents keep in a session: contexts and other values, with how each became what it is.
import { path } from './api.js';
import { append, h, replace } from './dom.js';
import { ago, hue, initials, wholeTime } from './format.js';
import { drawDiff, drawJSON } from './json-view.js';
import { emptyBox, problemBox } from './notes.js';

const versions = 20;

export class ContextsPanel {
  constructor(page, log, acts) {
    Object.assign(this, { page, log, acts });
    this.element = h('div', { class: 'panel stack' });
    this.opened = new Set();
  }

  /// Reads what there is as of a sequence; null: now.
  async refresh(asOf) {
    const call = this.call = Symbol('call');
    try {
      const query = { 'as-of': asOf, limit: 200 };
      const place = path`/v1/sessions/${this.log.id}/values`;
      const { items, cursor } = await this.page.api.get(place, query, { signal: this.log.abort.signal });
      if (call !== this.call) return;
      const contexts = items.filter((entry) => entry.kind === 'context');
      const values = items.filter((entry) => !['context', 'workflow', 'lease'].includes(entry.kind));
      const names = contexts.map((entry) => entry.key.replace(/^context\//, ''));
      replace(this.element,
        h('h2', null, 'Contexts'),
        contexts.length === 0 ? emptyBox('No agent keeps a context here.') : null,
        contexts.map((entry, index) => this.drawValue(entry, names[index], asOf, true)),
        values.length > 0 ? h('h2', null, 'Values') : null,
        values.map((entry) => this.drawValue(entry, entry.key, asOf, false)),
        cursor ? h('p', { class: 'quiet' }, 'There are more; the first 200 are shown.') : null);
    } catch (error) {
      if (error.name !== 'AbortError' && call === this.call) replace(this.element, problemBox(error, () => this.refresh(asOf)));
    }
  }

  drawValue(entry, name, asOf, isContext) {
    const history = h('div', { class: 'stack history' });
    const details = h('details', {
      class: 'fold', open: this.opened.has(entry.key),
      ontoggle: () => {
        if (details.open) this.opened.add(entry.key); else this.opened.delete(entry.key);
        if (details.open && !history.firstChild) this.readHistory(history, entry.key, asOf);
      },
    }, h('summary', null, 'How it changed'), history);
    return h('section', { class: 'card value', 'aria-label': name },
      h('div', { class: 'row' },
        isContext ? h('span', { class: `avatar small ${hue(name)}`, 'aria-hidden': 'true' }, initials(name)) : null,
        isContext ? h('span', { class: `agent ${hue(name)}` }, name) : h('code', { class: 'strong' }, name),
        h('span', { class: 'spread' }),
        h('button', { type: 'button', class: 'chip', onclick: () => this.acts.goTo(entry.sequence) }, `#${entry.sequence}`),
        h('time', { class: 'quiet', datetime: entry.time, title: wholeTime(entry.time) }, ago(entry.time))),
      drawJSON(entry.body), details);
  }

  /// The newest versions, each beside the one before it.
  async readHistory(root, key, asOf) {
    try {
      const { items } = await this.page.api.get(path`/v1/sessions/${this.log.id}/entries`, {
        key, through: asOf, 'as-of': asOf, order: 'newest', limit: versions + 1 });
      replace(root, items.slice(0, versions).map((entry, index) => h('div', { class: 'version' },
        h('div', { class: 'row quiet' },
          h('button', { type: 'button', class: 'chip', onclick: () => this.acts.showAsOf(entry.sequence) },
            `#${entry.sequence}`),
          entry.author ? h('span', { class: `agent ${hue(entry.author)}` }, entry.author) : null,
          h('time', { datetime: entry.time }, wholeTime(entry.time))),
        items[index + 1] ? drawDiff(items[index + 1].body, entry.body) : h('div', null,
          h('p', { class: 'quiet' }, 'It began as'), drawJSON(entry.body)))));
      if (items.length > versions) append(root, h('p', { class: 'quiet' }, `The newest ${versions} are shown.`));
    } catch (error) {
      replace(root, problemBox(error));
    }
  }
}
