// One learning: what it says now, what it said before, and what resembles it.
import { path } from './api.js';
import { h, replace } from './dom.js';
import { hue, wholeTime } from './format.js';
import { changes, facts, learningCard, since } from './learnings.js';
import { busyBox, emptyBox, problemBox } from './notes.js';
import { watchBrain } from './watching.js';

export const learning = {
  title: 'Learning',
  path: '/brain/:id',
  isInNavigation: false,
  up: 'brain',
  mount(root, params, page) {
    const abort = new AbortController();
    const body = h('div', { class: 'stack' }, busyBox());
    root.append(h('div', { class: 'page brain' },
      h('a', { href: page.link(['brain']) }, '← Brain'), body));
    const chosen = (sort, word) => page.go(['brain'], { [sort]: word });
    async function read() {
      const { signal } = abort;
      const place = path`/v1/learnings/${params.id}`;
      try {
        const history = await page.api.get(`${place}/history`, {}, { signal });
        const isThere = history.items.length > 0 && !history.items[0].forgotten;
        const related = isThere ? await page.api.get(`${place}/related`, {}, { signal }) : { items: [] };
        replace(body, isThere ? whole(history.items[0], page, chosen) : h('h1', null, 'A forgotten learning'),
          versions(history), isThere ? alike(related.items, page, chosen) : null);
        page.setTitle(history.items[0]?.title ?? 'Learning');
      } catch (problem) {
        if (!signal.aborted) replace(body, problemBox(problem, read));
      }
    }
    read();
    const watch = watchBrain(page, read);
    return () => {
      watch.close();
      abort.abort();
    };
  },
};

const whole = (each, page, chosen) => h('section', { class: 'stack' },
  h('h1', { class: 'learning-title' }, each.title ?? 'Learning'),
  h('div', { class: 'card stack' }, h('p', { class: 'learning-text' }, each.text), facts(each, page, chosen)));

const alike = (items, page, chosen) => h('section', { class: 'stack' },
  h('h2', null, 'Related'),
  items.length ? items.map((each) => learningCard(each, page, chosen)) : emptyBox('Nothing resembles it yet.'));

/// The versions, newest first, each with what changed.
function versions({ items }) {
  return h('section', { class: 'stack' }, h('h2', null, items.length === 1 ? 'History' : `${items.length} versions`),
    h('ol', { class: 'learning-versions card' }, items.map((each, place) => version(each, items[place + 1]))));
}

function version(each, before) {
  const time = each.time ?? each.revised ?? each.created;
  return h('li', null,
    h('div', { class: 'row' },
      h('span', { class: 'strong' }, each.forgotten ? 'Forgotten' : before && !before.forgotten ? 'Revised' : 'Learned'),
      each.author ? h('span', { class: `agent ${hue(each.author)}` }, each.author) : null,
      h('time', { class: 'quiet', datetime: time, title: wholeTime(time) }, since(time))),
    each.forgotten || !before || before.forgotten ? null : h('dl', { class: 'learning-changes' },
      changes(before, each).map((change) => h('div', null, h('dt', { class: 'quiet' }, change.name),
        h('dd', null,
          change.before ? h('del', null, change.before) : null, change.before && change.after ? ' ' : null,
          change.after ? h('ins', null, change.after) : null)))));
}
