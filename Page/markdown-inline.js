// What stands within a line of Markdown: code, strong, emphasis, struck out, links.
import { h } from './dom.js';

// Each begins at a mark that the search below finds first; what matches nothing stays as it was written.
const rules = [
  [/^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/, ([, , code]) => h('code', null, code.trim() || code)],
  [/^!\[([^\]\n]{0,500})\]\(([^()\s]{1,2000})\)/, ([, text, address]) => h('span', { class: 'quiet' }, `[${text}] ${address}`)],
  [/^\[([^\]\n]{1,500})\]\(([^()\s]{1,2000})\)/, ([, text, address], depth) => drawLink(address, drawInline(text, depth + 1), text)],
  [/^https?:\/\/[^\s<>"'`)\]]{1,2000}/, ([address]) => drawLink(address.replace(/[.,;:!?]+$/, ''), address.replace(/[.,;:!?]+$/, ''))],
  [/^(\*\*|__)(?=\S)([\s\S]{1,2000}?\S)\1/, ([, , text], depth) => h('strong', null, drawInline(text, depth + 1))],
  [/^~~(?=\S)([\s\S]{1,2000}?\S)~~/, ([, text], depth) => h('s', null, drawInline(text, depth + 1))],
  [/^\*(?=\S)([^*]{0,2000}?[^\s*])\*/, ([, text], depth) => h('em', null, drawInline(text, depth + 1))],
  [/^_(?=\S)([^_]{0,2000}?[^\s_])_(?!\w)/, ([, text], depth) => h('em', null, drawInline(text, depth + 1))],
];

// How many marks are looked at in a text: one that is made of marks must not hold up the page.
let budget = 0;

/// Begins a text.
export const renewBudget = () => { budget = 5000; };

const mark = /[`[*_~!]|https?:\/\//g;

/// The nodes of a text.
export function drawInline(text, depth = 0) {
  if (depth > 5) return [text];
  const nodes = [];
  let plain = '';
  let place = 0;
  const flush = () => {
    if (plain !== '') nodes.push(plain);
    plain = '';
  };
  while (place < text.length) {
    mark.lastIndex = place;
    const next = budget > 0 ? mark.exec(text) : null;
    budget -= 1;
    const start = next ? next.index : text.length;
    plain += text.slice(place, start);
    if (!next) break;
    const drawn = drawMark(text, start, depth);
    if (drawn) {
      flush();
      nodes.push(drawn.node);
      place = start + drawn.length;
    } else {
      plain += text[start];
      place = start + 1;
    }
  }
  flush();
  return nodes;
}

function drawMark(text, start, depth) {
  // An underscore inside a word, as in snake_case, is no emphasis.
  if (text[start] === '_' && /\w/.test(text[start - 1] ?? '')) return null;
  const rest = text.slice(start, start + 4200);
  for (const [pattern, draw] of rules) {
    const found = pattern.exec(rest);
    if (!found) continue;
    const node = draw(found, depth);
    const isAddress = found[0].startsWith('http');
    return { node, length: isAddress ? found[0].replace(/[.,;:!?]+$/, '').length : found[0].length };
  }
  return null;
}

/// A link is followed only by a click, tells the other side nothing, and leads to http and https alone.
function drawLink(address, children, text = address) {
  if (!/^https?:\/\//i.test(address)) return h('span', null, `[${text}](${address})`);
  return h('a', { href: address, rel: 'noopener noreferrer nofollow', target: '_blank', title: address }, children);
}
