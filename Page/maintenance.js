// Maintenance: how far the rolling verification has come, as it is noted in the store itself.
import { path } from './api.js';
import { h, replace } from './dom.js';
import { ago, count, plural, wholeTime } from './format.js';
import { problemBox } from './notes.js';

const session = '.maintenance';

/// The card of maintenance: { element, stop() }
export function makeMaintenance(page) {
  const body = h('div', { class: 'stack' });
  const abort = new AbortController();
  const read = async () => {
    if (document.hidden) return;
    try {
      // The store keeps its notes in a system session of the namespace that it is opened with.
      const { signal } = abort;
      const where = { system: true, prefix: session, namespace: 'default' };
      const found = await page.api.get('/v1/sessions', where, { signal });
      if (!found.items.some(({ id }) => id === session)) return replace(body, never());
      const { items } = await page.api.get(path`/v1/sessions/${session}/values`, { namespace: 'default' }, { signal });
      replace(body, told(items, page));
    } catch (problem) {
      if (abort.signal.aborted) return;
      replace(body, problemBox(problem, read));
    }
  };
  read();
  const timer = setInterval(read, 15_000);
  return {
    element: h('section', { class: 'card stack', 'aria-labelledby': 'maintenance-title' },
      h('h2', { id: 'maintenance-title' }, 'Maintenance'), body),
    stop() {
      clearInterval(timer);
      abort.abort();
    },
  };
}

const never = () => [
  h('p', null, 'No maintenance has noted anything in this store yet.'),
  h('p', { class: 'quiet' }, h('code', null, 'multichat maintain'), ' sweeps, applies retention rules, compacts and ' +
    'verifies once an hour, beside this server; ', h('code', null, '--once'), ' does it now.'),
];

/// What the notes say; what a later version notes besides is shown by its name alone.
function told(items, page) {
  const note = items.find(({ key }) => key === 'integrity');
  if (!note) return never();
  const { rounds = 0, session: place, sequence } = note.body;
  return [
    h('p', null, 'Everything was verified ', h('span', { class: 'strong' }, rounds === 1 ? 'once' :
      `${count(rounds)} times`), ' so far; the last part ',
      h('time', { datetime: note.time, title: wholeTime(note.time) }, when(note.time)), '.'),
    place ? h('p', { class: 'quiet' }, 'It goes on in ', h('a', { href: page.link(['sessions', place]) }, place),
      ` behind ${plural(sequence, 'entry').replace('entrys', 'entries')}.`) : null,
    h('p', { class: 'quiet' }, h('code', null, 'multichat maintain --once'), ' runs it now.'),
  ];
}

const when = (time) => (ago(time) === 'now' ? 'just now' : `${ago(time)} ago`);
