// The keys that work in every view.
import { h } from './dom.js';

const common = [
  ['/', 'search'],
  ['j or ↓', 'next'],
  ['k or ↑', 'previous'],
  ['Enter', 'open'],
  ['Esc', 'leave the field, then go up'],
  ['g then s, a, b, o', 'sessions, agents, brain, operations'],
  ['?', 'this'],
];
const places = { s: 'sessions', a: 'agents', b: 'brain', o: 'operations' };

/// Shows the keys, with those of the view.
export function showHelp(view) {
  const rows = [...common, ...(view?.keys ?? [])].map(([key, meaning]) =>
    h('tr', null, h('td', null, h('kbd', null, key)), h('td', null, meaning)));
  const dialog = h('dialog', { class: 'dialog', 'aria-label': 'Keys', onclose: () => dialog.remove() },
    h('form', { method: 'dialog', class: 'stack' },
      h('h2', null, 'Keys'),
      h('table', { class: 'keys' }, h('tbody', null, rows)),
      h('div', { class: 'row end' }, h('button', { class: 'button primary' }, 'Close'))));
  document.body.append(dialog);
  dialog.showModal();
}

/// Listens; `current()` tells the main element, the view and what it made: { main, view, handle }.
export function listenForKeys(current) {
  let hasG = false;
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const state = current();
    const isTyping = event.target.matches?.('input, textarea, select, [contenteditable]');
    if (isTyping && event.target.type !== 'range') {
      if (event.key === 'Escape') event.target.blur();
      else if (event.key === 'ArrowDown' && event.target.matches('[data-search]')) move(state.main, 1, event);
      return;
    }
    if (hasG && places[event.key]) {
      hasG = false;
      event.preventDefault();
      const link = [...document.querySelectorAll('#header nav a')]
        .find((each) => each.hash.startsWith(`#/${places[event.key]}`));
      link?.click();
      return;
    }
    hasG = event.key === 'g';
    if (state.handle?.onKey?.(event)) {
      event.preventDefault();
      return;
    }
    act(event, state);
  });
}

function act(event, { main, view }) {
  const isSlider = event.target.matches?.('input[type=range]');
  switch (event.key) {
    case '/': focusSearch(main, event); break;
    case '?': showHelp(view); break;
    case 'j': move(main, 1, event); break;
    case 'k': move(main, -1, event); break;
    case 'ArrowDown': if (!isSlider) move(main, 1, event); break;
    case 'ArrowUp': if (!isSlider) move(main, -1, event); break;
    case 'Escape': goUp(view); break;
    default: break;
  }
}

function focusSearch(main, event) {
  const field = main.querySelector('[data-search]');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/// Moves the focus among the rows of the view: elements with `data-row` that can have it.
function move(main, step, event) {
  const rows = [...main.querySelectorAll('[data-row]')].filter((row) => row.offsetParent !== null);
  if (rows.length === 0) return;
  event.preventDefault();
  const here = rows.indexOf(document.activeElement?.closest('[data-row]'));
  const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), rows.length - 1);
  rows[next].focus();
  rows[next].scrollIntoView({ block: 'nearest' });
}

function goUp(view) {
  if (view?.up) document.querySelector(`#header nav a[href^="#/${view.up}"]`)?.click();
}
