// Chooses the tenant whose sessions are shown. The server tells nobody which there are, so those seen are remembered.
import { h } from './dom.js';

const place = 'multichat.namespaces';

/// Asks for a namespace, and shows its sessions.
export function chooseNamespace(page) {
  const known = read();
  const input = h('input', {
    type: 'text', name: 'namespace', value: page.namespace, placeholder: 'default', autocomplete: 'off',
    spellcheck: 'false', 'aria-label': 'Namespace', maxlength: 200,
  });
  const choose = (name) => {
    dialog.close();
    if (name) write([name, ...known.filter((each) => each !== name)].slice(0, 12));
    page.setNamespace(name === 'default' ? '' : name);
  };
  const form = h('form', {
    class: 'stack',
    onsubmit: (event) => { event.preventDefault(); choose(input.value.trim()); },
  },
  h('h2', null, 'Namespace'),
  h('p', { class: 'quiet' }, 'Sessions of one are invisible from another.'),
  input,
  h('div', { class: 'chips' }, ['default', ...known.filter((each) => each !== 'default')].map((name) =>
    h('button', { type: 'button', class: 'chip', onclick: () => choose(name) }, name))),
  h('div', { class: 'row end' },
    h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel'),
    h('button', { class: 'button primary' }, 'Show')));
  const dialog = h('dialog', { class: 'dialog', 'aria-label': 'Namespace', onclose: () => dialog.remove() }, form);
  document.body.append(dialog);
  dialog.showModal();
  input.select();
}

function read() {
  try {
    const names = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch { return []; }
}

function write(names) {
  try { localStorage.setItem(place, JSON.stringify(names)); } catch { /* then they are not remembered */ }
}
