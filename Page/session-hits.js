// What a search found in messages, below the sessions.
import { append, h, replace } from './dom.js';
import { ago, hue, plural, wholeTime } from './format.js';
import { emptyBox } from './notes.js';

let asked = 0;

/// While one types, the last word is the beginning of one; where somebody writes a query, it stays as it is.
const asTyped = (text) => (/^[\p{L}\p{M}\p{N}\s]+$/u.test(text) && !/\b(AND|OR|NOT)$/.test(text) ? `${text}*` : text);

/// Searches, and draws what was found; nothing where nothing is looked for.
export async function drawHits(root, page, question, signal) {
  asked += 1;
  const mine = asked;
  if (question === '') {
    replace(root);
    return;
  }
  const show = async (cursor) => {
    try {
      const answer = await page.api.get('/v1/search', { q: asTyped(question), limit: 20, cursor }, { signal });
      if (mine !== asked) return;
      if (!cursor) replace(root, h('h2', null, 'In messages'));
      root.querySelector('.more')?.remove();
      append(root, answer.items.map((hit) => drawHit(hit, page)));
      if (!cursor && answer.items.length === 0) append(root, emptyBox('No message has these words.'));
      if (answer.cursor) {
        append(root, h('button', { type: 'button', class: 'button more', onclick: () => show(answer.cursor) }, 'More'));
      }
      root.setAttribute('aria-label', `In messages: ${plural(answer.items.length, 'hit')}`);
    } catch (error) {
      if (error.name === 'AbortError' || mine !== asked) return;
      replace(root, h('h2', null, 'In messages'), h('p', { class: 'quiet' }, error.message));
    }
  };
  await show(null);
}

function drawHit(hit, page) {
  return h('a', { class: 'hit', data: { row: '' }, href: page.link(['sessions', hit.session], { go: hit.sequence }) },
    h('span', { class: 'quiet row' },
      hit.author ? h('span', { class: `agent ${hue(hit.author)}` }, hit.author) : null,
      h('code', null, `${hit.session} #${hit.sequence}`),
      h('time', { datetime: hit.time, title: wholeTime(hit.time) }, ago(hit.time))),
    h('span', { class: 'snippet' }, marked(hit.snippet, hit.highlights)));
}

/// The snippet with what matched marked; places count in code points.
function marked(text, ranges) {
  const letters = [...text];
  const parts = [];
  let place = 0;
  for (const [from, to] of ranges) {
    parts.push(letters.slice(place, from).join(''), h('mark', null, letters.slice(from, to).join('')));
    place = to;
  }
  return [...parts, letters.slice(place).join('')];
}
