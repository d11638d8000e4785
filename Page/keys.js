// The keys that the server asks for: who has which, a new one, and none any more.
import { path } from './api.js';
import { h, replace } from './dom.js';
import { ago, date, wholeTime } from './format.js';
import { announce, busyBox, emptyBox, problemBox } from './notes.js';

const states = { active: 'good', expired: 'warn', revoked: 'bad' };
const ends = [['', 'never ends'], ['1d', 'ends in a day'], ['30d', 'ends in 30 days'], ['365d', 'ends in a year']];

/// The card of the keys: { element, stop() }
export function makeKeys(page) {
  const body = h('div', { class: 'stack' }, busyBox());
  const abort = new AbortController();
  const read = async () => {
    try {
      const { signal } = abort;
      const [server, keys] = await Promise.all([
        page.api.get('/v1/server', {}, { signal }), page.api.get('/v1/keys', {}, { signal }),
      ]);
      replace(body, summary(server, keys.items), table(keys.items, revoke), makeForm(server, create));
    } catch (problem) {
      if (abort.signal.aborted) return;
      replace(body, refusal(problem, read));
    }
  };
  const create = async (wish) => {
    const { allNamespaces, ...rest } = wish;
    const query = page.namespace && !allNamespaces ? { namespace: page.namespace } : {};
    const issued = await page.api.send('POST', '/v1/keys', allNamespaces ? wish : rest, { query });
    await read();
    body.prepend(token(issued));
    body.querySelector('.keys-token input').select();
  };
  const revoke = (key) => confirm(key, async () => {
    await page.api.send('DELETE', path`/v1/keys/${key.id}`);
    announce('The key is revoked.');
    await read();
  });
  read();
  return {
    element: h('section', { class: 'card stack keys-card', 'aria-labelledby': 'keys-title' },
      h('h2', { id: 'keys-title' }, 'Keys'), body),
    stop: () => abort.abort(),
  };
}

const refusal = (problem, read) => {
  if (problem.status === 404) return h('p', null, 'This server has no keys: it answers whoever reaches it.');
  if (problem.status === 401 || problem.status === 403) {
    return h('p', null, 'Keys are shown to those who have one of scope ', h('code', null, 'admin'), '.');
  }
  return problemBox(problem, read);
};

const summary = (server, keys) => h('p', { class: 'quiet' }, server.keys
  ? 'The server asks everybody for a key.'
  : 'The server asks for no keys: it answers whoever reaches it on this machine. ' +
    (keys.length ? 'These hold where it asks for them.' : ''));

function table(keys, revoke) {
  if (keys.length === 0) return emptyBox('There are no keys yet.');
  const rows = keys.map((key) => h('tr', null,
    h('th', { scope: 'row' }, key.name ?? h('span', { class: 'quiet' }, 'without a name'),
      h('code', { class: 'quiet keys-id' }, key.id)),
    h('td', null, h('span', { class: 'badge accent' }, key.scope)),
    h('td', null, key.namespace ?? h('span', { class: 'quiet' }, 'all')),
    h('td', null, h('span', { class: `badge ${states[key.state] ?? ''}` }, key.state)),
    h('td', null, moment(key.createdAt, ago)),
    h('td', null, key.revokedAt ? moment(key.revokedAt, date) : key.expiresAt ? moment(key.expiresAt, date) : 'never'),
    h('td', null, key.state === 'active' ? h('button', {
      type: 'button', class: 'button small', data: { destructive: '' }, onclick: () => revoke(key),
    }, 'Revoke', h('span', { class: 'hide' }, ` ${key.name ?? key.id}`)) : null)));
  return h('div', { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Keys' },
    h('table', { class: 'table' },
      h('thead', null, h('tr', null, ['Key', 'Scope', 'Namespace', 'State', 'Made', 'Ends', '']
        .map((word) => h('th', { scope: 'col' }, word || h('span', { class: 'hide' }, 'Change'))))),
      h('tbody', null, rows)));
}

const moment = (time, shown) => h('time', { datetime: time, title: wholeTime(time) }, shown(time));

/// What makes a key; it stays folded until it is wanted.
function makeForm(server, create) {
  const name = h('input', { type: 'text', maxlength: 100, placeholder: 'What it is for', 'aria-label': 'Name' });
  const scope = h('select', { 'aria-label': 'Scope' },
    ['read', 'append', 'admin'].map((word) => h('option', { value: word }, word)));
  const end = h('select', { 'aria-label': 'End' }, ends.map(([value, word]) => h('option', { value }, word)));
  const all = h('input', { type: 'checkbox' });
  const trouble = h('div');
  const submit = async (event) => {
    event.preventDefault();
    const wish = { scope: scope.value, allNamespaces: all.checked };
    if (name.value.trim()) wish.name = name.value.trim();
    if (end.value) wish.ttl = end.value;
    try {
      await create(wish);
    } catch (problem) {
      replace(trouble, problemBox(problem));
    }
  };
  return h('details', null, h('summary', null, 'New key'),
    h('form', { class: 'toolbar keys-form', onsubmit: submit }, name, scope, end,
      server.allNamespaces ? h('label', { class: 'check' }, all, 'all namespaces') : null,
      h('button', { class: 'button primary' }, 'Make it'), trouble));
}

/// The only sight of a new key's token.
function token(issued) {
  const field = h('input', { type: 'text', readonly: true, value: issued.token, 'aria-label': 'The key' });
  const copy = async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(issued.token);
      announce('Copied.');
    } catch {
      announce('The browser allows no copying; it is selected.', 'error');
    }
  };
  const box = h('div', { class: 'keys-token', role: 'status' },
    h('p', { class: 'strong' }, 'This is the key. It is shown this once.'),
    h('div', { class: 'toolbar' }, field,
      h('button', { type: 'button', class: 'button', onclick: copy }, 'Copy'),
      h('button', { type: 'button', class: 'button', onclick: () => box.remove() }, 'Done')));
  return box;
}

/// Asks before what can't be undone.
function confirm(key, action) {
  const trouble = h('div');
  const go = async (event) => {
    event.preventDefault();
    try {
      await action();
      dialog.close();
    } catch (problem) {
      replace(trouble, problemBox(problem));
    }
  };
  const dialog = h('dialog', { class: 'dialog', 'aria-label': 'Revoke a key', onclose: () => dialog.remove() },
    h('form', { class: 'stack', onsubmit: go },
      h('h2', null, `Revoke ${key.name ?? key.id}?`),
      h('p', null, 'Who uses it is refused from now on. This can’t be undone.'),
      trouble,
      h('div', { class: 'row end' },
        h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Keep it'),
        h('button', { class: 'button primary' }, 'Revoke it'))));
  document.body.append(dialog);
  dialog.showModal();
}
