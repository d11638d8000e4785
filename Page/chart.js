// Draws how figures went over time: lines in an SVG as wide as its place, with a reading for mouse and keyboard.
import { h, replace, s } from './dom.js';
import { timeOfDay } from './format.js';

const height = 150;
const edge = { left: 54, right: 10, top: 8, bottom: 22 };

/// A chart with a title and named lines: makeChart('Requests', [{ name: 'p50', tint: 'a' }], rate)
///
/// `show(points)` draws points { time, values }, oldest first, a value (or null) for each line; `stop()` ends it.
export function makeChart(title, lines, format) {
  const picture = s('svg', { class: 'chart-picture', role: 'img', height, 'aria-label': title });
  const plot = h('div', {
    class: 'chart-plot', tabindex: 0, role: 'group', 'aria-label': `${title}: arrow keys read the values`,
    onpointermove: (event) => point(event.clientX),
    onpointerleave: () => choose(null),
    onblur: () => choose(null),
    onkeydown: step,
  }, picture);
  const outputs = lines.map(() => h('span', { class: 'chart-value number' }, '–'));
  const time = h('span', { class: 'quiet' }, 'now');
  const legend = h('figcaption', { class: 'chart-legend' },
    h('span', { class: 'strong' }, title),
    lines.map((line, place) => h('span', { class: `chart-key tint-${line.tint}` },
      h('span', { class: 'chart-swatch', 'aria-hidden': 'true' }), lines.length > 1 ? `${line.name} ` : '',
      outputs[place])),
    time);
  const element = h('figure', { class: 'chart card' }, legend, plot);
  let points = [];
  let chosen = null;
  let width = 0;

  const x = (place) => edge.left + (place + slots() - points.length) / Math.max(1, slots() - 1) * inner();
  const inner = () => width - edge.left - edge.right;
  const slots = () => Math.max(points.length, 30);

  function draw() {
    if (width < 80) return;
    const top = ceiling(Math.max(0, ...points.flatMap(({ values }) => values.filter((value) => value !== null))));
    const y = (value) => height - edge.bottom - value / top * (height - edge.top - edge.bottom);
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    picture.setAttribute('width', width);
    replace(picture, grid(top, y), lines.map((line, place) => curve(line, place, y)), marks(), cursor(y));
    tell();
  }

  const grid = (top, y) => [0, 0.5, 1].map((part) => [
    s('line', { class: 'chart-grid', x1: edge.left, x2: width - edge.right, y1: y(part * top), y2: y(part * top) }),
    s('text', { class: 'chart-text', x: edge.left - 8, y: y(part * top) + 4, 'text-anchor': 'end' },
      format(part * top)),
  ]);

  // A step of nothing behind each point shows those that stand alone.
  function curve(line, place, y) {
    let text = '';
    let isDown = false;
    points.forEach(({ values }, number) => {
      const value = values[place];
      if (value !== null) text += `${isDown ? 'L' : 'M'}${x(number).toFixed(1)} ${y(value).toFixed(1)}h0`;
      isDown = value !== null;
    });
    return s('path', { class: `chart-line tint-${line.tint}`, d: text });
  }

  function marks() {
    if (points.length < 2) return null;
    const [first, last] = [points[0], points.at(-1)];
    const ends = [[first, x(0), 'start'], [last, width - edge.right, 'end']];
    return ends.slice(ends[1][1] - ends[0][1] < 150 ? 1 : 0).map(([each, at, anchor]) =>
      s('text', { class: 'chart-text', x: at, y: height - 5, 'text-anchor': anchor }, timeOfDay(each.time)));
  }

  function cursor(y) {
    const found = points[chosen];
    if (!found) return null;
    return [
      s('line', { class: 'chart-cursor', x1: x(chosen), x2: x(chosen), y1: edge.top, y2: height - edge.bottom }),
      lines.map((line, place) => (found.values[place] === null ? null : s('circle', {
        class: `chart-dot tint-${line.tint}`, cx: x(chosen), cy: y(found.values[place]), r: 3.5,
      }))),
    ];
  }

  function tell() {
    const found = points[chosen] ?? points.at(-1);
    outputs.forEach((output, place) => replace(output, format(found?.values[place] ?? null)));
    replace(time, found && chosen !== null ? timeOfDay(found.time) : 'now');
    const words = lines.map((line, place) => `${line.name} ${format(found?.values[place] ?? null)}`);
    picture.setAttribute('aria-label', `${title}: ${words.join(', ')}`);
  }

  function choose(place) {
    if (chosen === place) return;
    chosen = place;
    draw();
  }

  function point(clientX) {
    const at = clientX - picture.getBoundingClientRect().left;
    const place = Math.round((at - edge.left) / inner() * (slots() - 1)) - slots() + points.length;
    choose(points[place] ? place : null);
  }

  function step(event) {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!move || points.length === 0) return;
    event.preventDefault();
    choose(Math.min(points.length - 1, Math.max(0, (chosen ?? points.length - 1) + move)));
  }

  const observer = new ResizeObserver(() => {
    width = Math.floor(plot.clientWidth);
    draw();
  });
  observer.observe(plot);
  return {
    element,
    show(more) {
      points = more;
      if (chosen !== null && !points[chosen]) chosen = null;
      draw();
    },
    stop: () => observer.disconnect(),
  };
}

/// The next round number at or above a value.
function ceiling(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 10].map((factor) => factor * power).find((round) => round >= value * 0.9999);
}
