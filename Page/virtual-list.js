// A list of any length of which only what is seen is drawn.
//
// The place is kept as an anchor: the sequence of the first row that is seen, and how far it is scrolled beyond its
// top. Heights are estimated until rows are drawn; when they turn out otherwise, the anchor stays where it is. Beyond
// the height that browsers can scroll, the bar stands for the whole, and small steps move by their own pixels.
import { h } from './dom.js';
import { PageHeights } from './page-heights.js';

const tallest = 12_000_000;
const margin = 700;

export class VirtualList {
  /// `cache` is a PageCache, `drawRow(entry, previous)` makes an element, `onMove()` is told where the list stands.
  constructor(viewport, { cache, estimate, drawRow, onMove }) {
    Object.assign(this, { viewport, cache, drawRow, onMove });
    this.heights = new PageHeights(cache.pageSize, estimate);
    this.anchor = { sequence: 1, offset: 0 };
    this.isAtEnd = true;
    this.virtualTop = 0;
    this.lastTop = 0;
    this.shown = [];
    this.rows = h('div', { class: 'rows', role: 'feed', 'aria-label': 'Entries' });
    this.space = h('div', { class: 'space' }, this.rows);
    viewport.append(this.space);
    this.onScroll = () => this.scrolled();
    viewport.addEventListener('scroll', this.onScroll, { passive: true });
    this.sizes = new ResizeObserver(() => this.schedule());
    this.sizes.observe(viewport);
  }

  close() {
    this.viewport.removeEventListener('scroll', this.onScroll);
    this.sizes.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.resting);
    this.cache.close();
  }

  /// Says how many entries there are.
  setCount(count) {
    this.heights.setCount(count);
    this.schedule();
  }

  /// Forgets what was read from a sequence on.
  forget(sequence = 1) {
    const page = this.cache.pageOf(sequence);
    this.cache.forget(page);
    this.heights.forget(page);
    this.schedule();
  }

  /// Shows the end, and stays there.
  goToEnd() {
    this.isAtEnd = true;
    this.schedule();
  }

  /// Shows an entry at the top of what is seen, and marks it.
  goTo(sequence) {
    this.isAtEnd = false;
    this.anchor = { sequence: Math.min(Math.max(1, sequence), Math.max(1, this.heights.count)), offset: -12 };
    this.marked = this.anchor.sequence;
    for (const row of this.rows.children) row.classList.toggle('marked', row.listed?.entry.sequence === this.marked);
    this.schedule();
  }

  /// The sequence of the first entry that is seen.
  get first() { return this.anchor.sequence; }

  schedule() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.render();
    });
  }

  get scale() {
    const height = this.viewport.clientHeight;
    return this.heights.total > tallest ? (this.heights.total - height) / (tallest - height) : 1;
  }

  scrolled() {
    const top = this.viewport.scrollTop;
    if (Math.abs(top - this.lastTop) < 1) return;
    const height = this.viewport.clientHeight;
    const step = top - this.lastTop;
    const scale = this.scale;
    const isStep = scale > 1 && Math.abs(step) < height * 1.5 && top > 0 && top < tallest - height - 1;
    this.virtualTop = isStep ? this.virtualTop + step : top * scale;
    this.lastTop = top;
    this.isAtEnd = this.virtualTop + height >= this.heights.total - 4;
    this.anchor = this.anchorAt(this.virtualTop);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.schedule(), 150);
    // Drawn at once: a frame later, what is seen could be empty.
    this.render();
  }

  /// The row at a height.
  anchorAt(height) {
    const page = this.heights.at(height);
    let top = this.heights.top(page);
    const known = this.cache.get(page);
    if (known && known.rows.length > 0) {
      const estimate = this.estimateOf(page, known);
      for (const row of known.rows) {
        const size = row.height || estimate;
        if (top + size > height) return { sequence: row.entry.sequence, offset: height - top };
        top += size;
      }
      return { sequence: known.through + 1, offset: height - top };
    }
    const size = this.heights.of(page) / Math.max(1, this.heights.sizeOf(page));
    const place = size > 0 ? Math.floor((height - top) / size) : 0;
    return { sequence: page * this.cache.pageSize + 1 + place, offset: height - top - place * size };
  }

  /// Where the anchor stands.
  topOf({ sequence, offset }) {
    const page = Math.min(this.cache.pageOf(sequence), Math.max(0, this.heights.pages - 1));
    let top = this.heights.top(page);
    const known = this.cache.get(page);
    if (!known) {
      const size = this.heights.of(page) / Math.max(1, this.heights.sizeOf(page));
      return top + (sequence - 1 - page * this.cache.pageSize) * size + offset;
    }
    const estimate = this.estimateOf(page, known);
    for (const row of known.rows) {
      if (row.entry.sequence >= sequence) return top + (row.entry.sequence === sequence ? offset : 0);
      top += row.height || estimate;
    }
    return top;
  }

  estimateOf(page, known) {
    let measured = 0;
    let rest = 0;
    for (const row of known.rows) {
      if (row.height) measured += row.height; else rest += 1;
    }
    const height = this.heights.heights[page];
    const left = height === undefined ? NaN : (height - measured) / Math.max(1, rest);
    return left > 10 ? left : this.heights.estimate;
  }

  /// Draws what is seen, measures it, and does it again while that moves things.
  render() {
    const height = this.viewport.clientHeight;
    if (height === 0) return;
    for (let round = 0; round < 4; round += 1) {
      this.measurePages();
      const total = this.heights.total;
      const end = Math.max(0, total - height);
      this.virtualTop = Math.min(Math.max(0, this.isAtEnd ? end : this.topOf(this.anchor)), end);
      if (this.isAtEnd) this.anchor = this.anchorAt(this.virtualTop);
      this.settle(end);
      this.place(total, height);
      if (!this.drawWindow(height)) break;
    }
    this.onMove();
  }

  /// Who looks at the end stays there, however it came to that.
  settle(end) {
    const isKnown = this.cache.get(this.cache.pageOf(this.anchor.sequence)) && this.cache.get(this.heights.pages - 1);
    if (isKnown && this.virtualTop >= end - 4) this.isAtEnd = true;
  }

  /// The heights of the pages whose rows are known.
  measurePages() {
    for (const page of this.cache.pages.keys()) {
      const known = this.cache.get(page);
      if (page >= this.heights.pages) continue;
      let sum = 0;
      const estimate = this.estimateOf(page, known);
      for (const row of known.rows) sum += row.height || estimate;
      this.heights.set(page, sum);
    }
  }

  /// Sets the height of the whole and the bar.
  place(total, height) {
    const scale = this.scale;
    this.space.style.height = `${Math.max(Math.min(total, tallest), 0)}px`;
    const top = this.virtualTop / scale;
    if (Math.abs(this.viewport.scrollTop - top) >= 1) this.viewport.scrollTop = top;
    this.lastTop = this.viewport.scrollTop;
    this.viewHeight = height;
  }

  /// Puts the rows near what is seen into the document; answers whether some turned out higher or lower.
  drawWindow(height) {
    const from = this.virtualTop - margin;
    const to = this.virtualTop + height + margin;
    const first = this.heights.at(from);
    const last = this.heights.pages === 0 ? -1 : this.heights.at(to);
    this.cache.want(first, last);
    const wanted = [];
    let start = null;
    for (let page = first; page <= last; page += 1) {
      let top = this.heights.top(page);
      const known = this.cache.get(page);
      if (!known) {
        start ??= top;
        wanted.push(this.placeholder(page, this.heights.of(page)));
        continue;
      }
      const estimate = this.estimateOf(page, known);
      known.rows.forEach((row, index) => {
        const size = row.height || estimate;
        if (top + size >= from && top <= to) {
          start ??= top;
          row.element ??= this.draw(row, known.rows[index - 1]?.entry ?? this.lastOf(page - 1));
          wanted.push(row.element);
        } else if (row.element) this.drop(row);
        top += size;
      });
    }
    this.exchange(wanted);
    this.rows.style.transform = `translateY(${Math.round((start ?? 0) - this.virtualTop + this.lastTop)}px)`;
    return this.measureRows();
  }

  lastOf(page) { return this.cache.get(page)?.rows.at(-1)?.entry ?? null; }

  draw(row, previous) {
    const element = this.drawRow(row.entry, previous);
    element.listed = row;
    if (row.entry.sequence === this.marked) element.classList.add('marked');
    this.sizes.observe(element);
    return element;
  }

  drop(row) {
    if (row.element === null) return;
    this.sizes.unobserve(row.element);
    row.element = null;
  }

  placeholder(page, height) {
    const element = h('div', { class: 'unread-page', 'aria-hidden': 'true', data: { page } });
    element.style.height = `${height}px`;
    return element;
  }

  /// Changes the children with as few moves as can be, so that the focus and open details stay.
  exchange(wanted) {
    const kept = new Set(wanted);
    for (const child of [...this.rows.children]) {
      if (kept.has(child)) continue;
      if (child.listed?.element === child) this.drop(child.listed);
      child.remove();
    }
    let place = this.rows.firstChild;
    for (const element of wanted) {
      if (element === place) place = place.nextSibling;
      else this.rows.insertBefore(element, place);
    }
    this.rows.setAttribute('aria-busy', String(wanted.some((element) => !element.listed)));
  }

  measureRows() {
    let hasChanged = false;
    for (const element of this.rows.children) {
      const row = element.listed;
      if (!row) continue;
      const size = element.getBoundingClientRect().height;
      if (Math.abs(size - row.height) < 0.5) continue;
      row.height = size;
      hasChanged = true;
    }
    return hasChanged;
  }

  /// Gives the focus to the next or previous entry.
  step(direction) {
    const rows = [...this.rows.children].filter((element) => element.listed);
    if (rows.length === 0) return;
    const top = this.viewport.getBoundingClientRect().top;
    const here = rows.indexOf(document.activeElement?.closest('.rows > *'));
    const begin = direction > 0 ? rows.findIndex((row) => row.getBoundingClientRect().top >= top - 1)
      : rows.findLastIndex((row) => row.getBoundingClientRect().bottom <= top + this.viewHeight + 1);
    const next = rows[here < 0 ? begin : here + direction];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
    this.scrolled();
  }
}
