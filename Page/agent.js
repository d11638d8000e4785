// One agent beside the graph: its inbox by session, the newest that waits for it, and whom it wrote with.
import { path } from './api.js';
import { h, replace } from './dom.js';
import { ago, count, hue, initials, plural, wholeTime } from './format.js';
import { cut } from './graph.js';
import { busyBox, emptyBox, problemBox } from './notes.js';

const mostWaiting = 8;
const mostInboxes = 10;
const lastShown = new Map();

/// The card of an agent: { element, stop() }
export function agentDetail(agent, mail, page) {
  const abort = new AbortController();
  // Until the answer comes, what was read before stays in sight: the card is drawn anew with each change.
  const before = lastShown.get(agent);
  const body = h('div', { class: 'stack' }, before ? drawInbox(before, page) : busyBox());
  const read = async () => {
    try {
      const inbox = await page.api.get(path`/v1/agents/${agent}/inbox`, { limit: mostWaiting }, { signal: abort.signal });
      lastShown.clear();
      lastShown.set(agent, inbox);
      replace(body, drawInbox(inbox, page));
    } catch (problem) {
      if (!abort.signal.aborted) replace(body, problemBox(problem, read));
    }
  };
  read();
  return {
    element: h('section', { class: 'card stack', 'aria-label': `Agent ${agent}` },
      h('div', { class: `row agents-head ${hue(agent)}` },
        h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(agent)),
        h('h2', { class: 'agent', title: agent }, cut(agent, 80)),
        h('a', { class: 'button small', href: page.link(['agents']), 'aria-label': 'Close' }, '✕')),
      partners(agent, mail.links), body),
    stop: () => abort.abort(),
  };
}

/// The card of the fullest inboxes, for where no agent is chosen.
export function inboxes(agents, address) {
  const full = agents.filter(({ unread }) => unread > 0).sort((a, b) => b.unread - a.unread).slice(0, mostInboxes);
  return h('section', { class: 'card stack', 'aria-labelledby': 'inboxes-title' },
    h('h2', { id: 'inboxes-title' }, 'Inboxes'),
    full.length === 0 ? emptyBox('Nothing waits for anybody.') : h('ul', { class: 'agents-inboxes' },
      full.map((each) => h('li', null,
        h('a', { class: `agent ${hue(each.agent)}`, href: address(each.agent), title: each.agent }, cut(each.agent, 30)),
        h('span', { class: 'number' }, count(each.unread)),
        h('progress', { class: hue(each.agent), max: full[0].unread, value: each.unread, 'aria-hidden': 'true' })))),
    h('p', { class: 'quiet' }, 'Messages that were not acknowledged. Choose an agent to see its own.'));
}

function partners(agent, links) {
  const rows = new Map();
  const row = (name) => rows.get(name) ?? rows.set(name, { wrote: 0, got: 0 }).get(name);
  for (const { from, to, messages } of links) {
    if (from === agent) row(to).wrote += messages;
    if (to === agent) row(from).got += messages;
  }
  if (rows.size === 0) return null;
  return h('ul', { class: 'agents-partners', 'aria-label': 'Wrote with' }, [...rows].slice(0, 12).map(([name, each]) =>
    h('li', null, h('span', { class: name === null ? 'quiet' : `agent ${hue(name)}` }, cut(name ?? 'everybody', 40)),
      h('span', { class: 'quiet number' }, `${count(each.wrote)} to, ${count(each.got)} from`))));
}

function drawInbox(inbox, page) {
  return [
    h('h3', null, `Inbox: ${count(inbox.unread)} unread`),
    inbox.sessions.length ? h('ul', { class: 'agents-sessions' }, inbox.sessions.slice(0, 12).map((each) => h('li', null,
      h('a', { href: page.link(['sessions', each.session]) }, cut(each.session, 60)),
      h('span', { class: 'badge accent' }, count(each.unread))))) : null,
    inbox.items.length ? h('ul', { class: 'agents-waiting' }, inbox.items.map((entry) => h('li', null,
      h('div', { class: 'row' },
        h('span', { class: `agent ${hue(entry.author ?? '')}` }, cut(entry.author ?? 'nobody', 60)),
        h('a', { class: 'quiet', href: page.link(['sessions', entry.session], { at: entry.sequence }),
          title: wholeTime(entry.time) }, `${ago(entry.time)} · ${entry.sequence}`)),
      h('p', { class: 'agents-text' }, cut(text(entry.body), 240))))) : emptyBox('Nothing waits.'),
    inbox.cursor ? h('p', { class: 'quiet' }, `The newest ${mostWaiting} of ${plural(inbox.unread, 'message')}.`) : null,
  ];
}

/// What a message says in a line, whatever its content is.
function text(body) {
  const content = body?.content;
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map((part) => part?.text ?? `[${part?.type ?? 'part'}]`).join(' ');
  return body?.toolCalls ? '[calls tools]' : '';
}
