// Says things: short notes at the edge (which screen readers speak), and problems with what to do about them.
import { h } from './dom.js';

/// Shows a short note for some seconds; `kind` is info, error, or spoken (for screen readers alone).
export function announce(text, kind = 'info') {
  const note = h('div', { class: `note ${kind}` }, text);
  document.getElementById('notes').append(note);
  setTimeout(() => note.remove(), 6000);
}

/// A box that tells a problem, with its hint and, where `retry` is given, a button.
export function problemBox(problem, retry) {
  return h('div', { class: 'problem', role: 'alert' },
    h('p', { class: 'strong' }, problem.message),
    problem.hint ? h('p', null, problem.hint) : null,
    problem.code ? h('p', { class: 'quiet' }, h('code', null, problem.code)) : null,
    retry ? h('button', { class: 'button', type: 'button', onclick: retry }, 'Try again') : null);
}

/// What stands where there is nothing.
export const emptyBox = (...children) => h('div', { class: 'empty' }, ...children);

/// What stands where something is being read.
export const busyBox = (text = 'Reading …') => h('div', { class: 'busy', role: 'status' }, text);
