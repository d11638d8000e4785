// An entry of a session as a row: a message as what was said, all else as a line.
import { h } from './dom.js';
import { date, hue, initials, timeOfDay, wholeTime } from './format.js';
import { drawEvent } from './entry-event.js';
import { drawMarkdown, plainText } from './markdown.js';
import { drawToolCalls, drawToolResult } from './tool-calls.js';

const together = 5 * 60_000;

/// Makes a row; `desk` has what rows do: link(sequence), reply(entry), isHidden(entry), previousOf(entry).
export function drawEntry(entry, previous, desk) {
  const isMessage = entry.kind === 'message';
  const isNewDay = !previous || date(previous.time) !== date(entry.time);
  const isHidden = desk.isHidden(entry);
  const goesOn = isMessage && !isNewDay && previous.kind === 'message' && previous.author === entry.author
    && Date.parse(entry.time) - Date.parse(previous.time) < together
    && String(previous.body?.to) === String(entry.body?.to) && desk.isHidden(previous) === isHidden;
  const row = h('article', {
    class: `entry ${isMessage ? 'message' : 'event'} ${goesOn ? 'goes-on' : ''} ${isHidden ? 'hidden-entry' : ''}`,
    tabindex: 0, 'aria-posinset': entry.sequence, 'aria-setsize': -1,
    'aria-label': `${entry.sequence}: ${entry.author ?? 'somebody'}, ${entry.kind}`,
    data: { row: '', sequence: entry.sequence, kind: entry.kind },
  });
  if (isNewDay) row.append(h('div', { class: 'day' }, h('span', null, date(entry.time))));
  row.append(isMessage ? drawMessage(entry, goesOn, desk) : drawEvent(entry, desk));
  return row;
}

/// What stands at the end of a row's head: time, and the sequence as a link to this place.
export function drawPlace(entry, desk) {
  return h('span', { class: 'place' },
    h('time', { datetime: entry.time, title: wholeTime(entry.time) }, timeOfDay(entry.time)),
    h('a', { class: 'sequence', href: desk.link(entry.sequence) }, `#${entry.sequence}`));
}

function drawMessage(entry, goesOn, desk) {
  const body = entry.body ?? {};
  const tone = entry.author ? hue(entry.author) : '';
  const head = h('div', { class: 'entry-head' },
    h('span', { class: `agent ${tone}` }, entry.author ?? 'nobody'),
    body.role && body.role !== 'assistant' ? h('span', { class: 'badge' }, body.role) : null,
    drawRecipients(body.to),
    body.priority ? h('span', { class: `badge ${/high|urgent/i.test(body.priority) ? 'warn' : ''}` }, body.priority) : null,
    (body.tags ?? []).map((tag) => h('span', { class: 'badge' }, `#${tag}`)),
    desk.isHidden(entry) ? h('span', { class: 'badge warn' }, 'rewound') : null,
    drawPlace(entry, desk));
  return h('div', { class: 'entry-grid' },
    h('span', { class: `avatar ${tone}`, 'aria-hidden': 'true' }, goesOn ? null : initials(entry.author)),
    h('div', { class: 'entry-main' },
      head,
      body.replyTo ? h('a', { class: 'reply-to', href: desk.link(body.replyTo) }, `in reply to #${body.replyTo}`) : null,
      drawContent(entry, body),
      desk.reply ? h('button', {
        type: 'button', class: 'chip reply', onclick: () => desk.reply(entry), 'aria-label': `Reply to ${entry.sequence}`,
      }, 'Reply') : null));
}

function drawRecipients(to) {
  if (!Array.isArray(to) || to.length === 0) return h('span', { class: 'quiet' }, 'to all');
  return h('span', { class: 'quiet' }, 'to ', to.slice(0, 6).map((agent, place) =>
    [place > 0 ? ', ' : '', h('span', { class: `agent ${hue(agent)}` }, agent)]), to.length > 6 ? ` and ${to.length - 6} more` : '');
}

function drawContent(entry, body) {
  if (entry.body === null) return h('p', { class: 'quiet' }, 'This was erased.');
  if (body.role === 'tool') return drawToolResult(body);
  const text = plainText({ content: body.content });
  const others = Array.isArray(body.content)
    ? body.content.filter((part) => typeof part === 'object' && part !== null && typeof part.text !== 'string') : [];
  return [
    text ? h('div', { class: 'markdown' }, drawMarkdown(text)) : null,
    others.map((part) => h('details', { class: 'fold' },
      h('summary', null, `part of type ${part.type ?? 'unknown'}`), h('pre', null, JSON.stringify(part, null, 2).slice(0, 4000)))),
    drawToolCalls(body.toolCalls),
    drawUsage(body.usage),
  ];
}

function drawUsage(usage) {
  if (!usage || typeof usage !== 'object') return null;
  const words = Object.entries(usage).filter(([, value]) => typeof value === 'number').map(([name, value]) => `${name} ${value}`);
  return words.length > 0 ? h('p', { class: 'usage quiet' }, words.join(' · ')) : null;
}
