// How a learning is shown: in a list, by itself, and its versions.
import { h } from './dom.js';
import { ago, hue, wholeTime } from './format.js';
import { short } from './figures.js';
import { cut } from './graph.js';

/// A learning in a list; `chosen` tells of a tag or kind that was clicked.
export function learningCard(learning, page, chosen) {
  return h('article', { class: 'card learning' },
    learning.title ? h('h2', null, learning.title) : null,
    h('p', { class: 'learning-text is-short' }, learning.text),
    facts(learning, page, chosen),
    h('a', {
      class: 'learning-open', href: page.link(['brain', learning.id]), data: { row: '' },
    }, 'Versions and related', h('span', { class: 'hide' }, ` of ${learning.title ?? learning.text.slice(0, 60)}`)));
}

/// What is known of a learning besides its text.
export function facts(learning, page, chosen) {
  const time = learning.revised ?? learning.created;
  return h('div', { class: 'row learning-facts' },
    chip(learning.kind, 'kind', 'badge accent', chosen),
    learning.tags.map((tag) => chip(tag, 'tag', 'badge', chosen)),
    learning.author ? h('span', { class: `agent ${hue(learning.author)}` }, cut(learning.author, 60)) : null,
    learning.project ? h('span', { class: 'quiet' }, learning.project) : null,
    h('time', { class: 'quiet', datetime: time, title: wholeTime(time) },
      `${learning.revised ? 'revised ' : ''}${since(time)}`),
    learning.source ? h('a', {
      href: page.link(['sessions', learning.source.session], { at: learning.source.sequence }),
    }, `from ${cut(learning.source.session, 60)}`) : null,
    learning.confidence === null ? null : h('span', { class: 'quiet' }, `confidence ${short(learning.confidence)}`),
    typeof learning.similarity === 'number'
      ? h('span', { class: 'quiet' }, `${Math.round(learning.similarity * 100)}% alike`) : null);
}

const chip = (word, sort, look, chosen) => h('button', {
  type: 'button', class: `${look} learning-chip`, title: `Only this ${sort}`, onclick: () => chosen(sort, word),
}, sort === 'tag' ? `#${word}` : word);

export const since = (time) => (ago(time) === 'now' ? 'just now' : /\d (min|h|d)$/.test(ago(time)) ? `${ago(time)} ago`
  : ago(time));

const names = ['title', 'text', 'kind', 'tags', 'author', 'project', 'confidence', 'source'];

/// What a version has that the one before it hadn't: a list of { name, before, after }.
export function changes(before, after) {
  return names.map((name) => ({ name, before: plain(before[name]), after: plain(after[name]) }))
    .filter((each) => each.before !== each.after);
}

function plain(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return `${value.session}${value.sequence ? ` ${value.sequence}` : ''}`;
  return String(value);
}
