// Shows JSON, and what is different between two values, key by key.
import { h } from './dom.js';

const longest = 20_000;

/// A value as indented text.
export function drawJSON(value) {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  const shown = text.length > longest ? `${text.slice(0, longest)}\n… ${text.length - longest} characters more` : text;
  return h('pre', { class: 'json', tabindex: 0 }, h('code', null, shown));
}

const isObject = (value) => value !== null && typeof value === 'object';
const isAlike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/// What changed from one value to another: [{ path, before, after }]; undefined where there is nothing.
export function changes(before, after, path = []) {
  if (isAlike(before, after)) return [];
  const isSameSort = isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after);
  if (!isSameSort || path.length > 20) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => changes(own(before, name), own(after, name), [...path, name]));
}

const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

const brief = (value) => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 600 ? `${text.slice(0, 600)} …` : text;
};

/// The changes as lines, what went with a minus and what came with a plus.
export function drawDiff(before, after) {
  const found = changes(before, after);
  if (found.length === 0) return h('p', { class: 'quiet' }, 'Nothing changed.');
  const side = (value, kind, mark, word) => (value === undefined ? null
    : h(kind === 'gone' ? 'del' : 'ins', { class: kind },
      h('span', { 'aria-hidden': 'true' }, mark), h('span', { class: 'hide' }, word), brief(value)));
  const lines = found.slice(0, 200).map((change) => h('li', null,
    h('span', { class: 'diff-path' }, change.path.length === 0 ? 'all of it' : change.path.join(' › ')),
    side(change.before, 'gone', '− ', 'was '), side(change.after, 'come', '+ ', 'is ')));
  const more = found.length > 200 ? h('li', { class: 'quiet' }, `and ${found.length - 200} changes more`) : null;
  return h('ul', { class: 'diff' }, lines, more);
}
