// Goes back in time: a bar over all sequences of a session.
import { debounced, h, replace } from './dom.js';
import { count, wholeTime } from './format.js';

export class TimeSlider {
  /// `choose(sequence)` is told what is chosen; null: the present.
  constructor(choose) {
    this.tell = debounced(60, (value, max) => choose(value >= max ? null : value));
    this.input = h('input', {
      type: 'range', min: 1, max: 1, step: 1, 'aria-label': 'Show the session as of this sequence',
      oninput: () => {
        this.say(this.input.valueAsNumber, Number(this.input.max));
        this.tell(this.input.valueAsNumber, Number(this.input.max));
      },
    });
    this.words = h('span', { class: 'slider-words number', role: 'status' });
    this.live = h('button', { type: 'button', class: 'button small', hidden: true, onclick: () => choose(null) }, 'Live');
    this.element = h('div', { class: 'slider', role: 'group', 'aria-label': 'Time' }, this.input, this.words, this.live);
  }

  close() { this.tell.cancel(); }

  /// Shows the head and what is chosen, with its time where that is known.
  show(head, at, time) {
    this.input.max = String(Math.max(1, head));
    this.input.disabled = head < 2;
    if (document.activeElement !== this.input || at === null) this.input.value = String(at ?? head);
    this.time = time ?? (at === this.at ? this.time : null);
    this.at = at;
    this.say(at ?? head, head);
  }

  say(value, head) {
    const isPast = value < head;
    this.live.hidden = !isPast;
    const time = this.time && value === (this.at ?? head) ? ` · ${wholeTime(this.time)}` : '';
    const words = isPast ? `as of ${count(value)} of ${count(head)}${time}` : `now · ${count(head)}`;
    replace(this.words, words);
    this.input.setAttribute('aria-valuetext', words);
  }
}
