// Written by Scripts/page.sh from Page/graph.js: change that.

extension PageAsset {
    /// The file `graph.js`.
    static let graphJs = PageAsset(
        name: "graph.js", type: "text/javascript; charset=utf-8",
        tag: "\"31f3443dfb34100eb50f49b1d49173f0\"",
        content: #"""
            // Draws who wrote to whom: agents on a circle, an arrow for each direction, as thick as there are messages.
            import { busyness, orderAround, placeAround } from './circle.js';
            import { h, replace, s } from './dom.js';
            import { hue, initials, plural } from './format.js';

            const size = 17;

            /// The graph: { element, show(agents, links, selected), stop() }. `link(agent)` is the address of an agent.
            export function makeGraph(link) {
              const picture = s('svg', { class: 'graph', role: 'group', 'aria-label': 'Who wrote to whom, as a graph' });
              const saying = h('p', { class: 'quiet graph-saying', 'aria-live': 'polite' });
              const place = h('div', { class: 'graph-place' }, picture);
              let shown = { agents: [], links: [], selected: null };
              let width = 0;

              function draw() {
                if (width < 120) return;
                const isNarrow = width < 520;
                const height = Math.round(Math.min(Math.max(width * 0.68, 300), 460));
                const centre = { x: width / 2, y: height / 2 };
                const radius = { x: width / 2 - (isNarrow ? 92 : 140), y: height / 2 - 44 };
                const order = orderAround(shown.agents, shown.links);
                const points = placeAround(order, centre, radius);
                const links = shown.links.filter(({ from, to }) => from !== to && points.has(from) && points.has(to));
                const most = Math.max(1, ...links.map(({ messages }) => messages));
                for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
                  picture.setAttribute(name, value);
                }
                const focused = picture.contains(document.activeElement) ? document.activeElement.dataset.agent : null;
                replace(picture,
                  [...links].reverse().map((each) => edge(each, points.get(each.from), points.get(each.to), centre, most)),
                  order.map((agent) => node(agent, points.get(agent), isNarrow)));
                if (focused) [...picture.querySelectorAll('a')].find(({ dataset }) => dataset.agent === focused)?.focus();
                light(shown.selected);
              }

              /// An arrow, bent towards the middle and to its right, so that both directions are seen.
              function edge(each, from, to, centre, most) {
                const across = { x: to.x - from.x, y: to.y - from.y };
                const length = Math.hypot(across.x, across.y) || 1;
                const side = Math.min(26, length / 7);
                const bend = {
                  x: (from.x + to.x) / 2 * 0.78 + centre.x * 0.22 - across.y / length * side,
                  y: (from.y + to.y) / 2 * 0.78 + centre.y * 0.22 + across.x / length * side,
                };
                const thick = 1.5 + 5 * Math.sqrt(each.messages / most);
                const start = towards(from, bend, size + 2);
                const tip = towards(to, bend, size + 3);
                const base = towards(tip, bend, 6 + thick);
                return s('g', { class: `graph-edge ${hue(each.from)}`, data: { from: each.from, to: each.to } },
                  s('title', null, sentence(each)),
                  s('path', {
                    class: 'graph-line', 'stroke-width': thick.toFixed(1),
                    d: `M${spot(start)}Q${spot(bend)} ${spot(base)}`,
                  }),
                  s('polygon', { class: 'graph-tip', points: arrow(base, tip, 3 + thick * 0.8) }));
              }

              function node(agent, point, isNarrow) {
                const side = Math.cos(point.angle);
                const anchor = side > 0.25 ? 'start' : side < -0.25 ? 'end' : 'middle';
                const out = anchor === 'middle' ? 0 : Math.sign(side) * (size + 7);
                const down = anchor === 'middle' ? Math.sign(Math.sin(point.angle)) * (size + 14) : 0;
                const letters = isNarrow ? 8 : 16;
                return s('a', { class: `graph-node ${hue(agent)}`, href: link(agent), data: { agent },
                  'aria-label': `${agent}: ${told(agent)}`,
                  onpointerenter: () => light(agent), onpointerleave: () => light(shown.selected),
                  onfocus: () => light(agent), onblur: () => light(shown.selected) },
                s('circle', { class: 'graph-disc', cx: point.x, cy: point.y, r: size }),
                s('text', { class: 'graph-letters', x: point.x, y: point.y + 4, 'text-anchor': 'middle' }, initials(agent)),
                s('text', { class: 'graph-name', x: point.x + out, y: point.y + down + 4, 'text-anchor': anchor },
                  cut(agent, letters)));
              }

              /// What is said of an agent below the graph.
              function told(agent) {
                const sum = (links) => links.reduce((all, { messages }) => all + messages, 0);
                const wrote = shown.links.filter(({ from }) => from === agent);
                const got = shown.links.filter(({ to }) => to === agent);
                return `wrote ${plural(sum(wrote), 'message')}${list(wrote, 'to')}, got ${sum(got)}${list(got, 'from')}`;
              }

              const list = (links, way) => (links.length === 0 ? '' : ` (${links.slice(0, 4)
                .map((each) => `${each.messages} ${way} ${cut(each[way] ?? 'everybody', 24)}`).join(', ')}${
                links.length > 4 ? ', …' : ''})`);

              /// Lets one agent and its arrows stand out; all are equal where none is named.
              function light(agent) {
                const isKnown = agent !== null && shown.agents.includes(agent);
                picture.classList.toggle('is-lit', isKnown);
                const near = new Set([agent]);
                for (const each of picture.querySelectorAll('.graph-edge')) {
                  const { from, to } = each.dataset;
                  const isLit = isKnown && (from === agent || to === agent);
                  each.classList.toggle('lit', isLit);
                  if (isLit) near.add(from).add(to);
                }
                for (const each of picture.querySelectorAll('.graph-node')) {
                  each.classList.toggle('lit', isKnown && near.has(each.dataset.agent));
                  each.classList.toggle('selected', each.dataset.agent === shown.selected);
                }
                const text = isKnown ? `${cut(agent, 40)} ${told(agent)}.` : busiest();
                if (saying.textContent !== text) replace(saying, text);
              }

              function busiest() {
                const busy = [...busyness(shown.links)].sort((a, b) => b[1] - a[1])[0];
                return busy ? `Busiest: ${cut(busy[0], 40)}, with ${plural(busy[1], 'message')} written and got.` : '';
              }

              const observer = new ResizeObserver(() => {
                width = Math.floor(place.clientWidth);
                draw();
              });
              observer.observe(place);
              return {
                element: h('div', { class: 'stack' }, place, saying),
                show(agents, links, selected) {
                  shown = { agents, links, selected };
                  draw();
                },
                stop: () => observer.disconnect(),
              };
            }

            const sentence = ({ from, to, messages }) => `${from} → ${to}: ${plural(messages, 'message')}`;
            const spot = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

            /// The beginning of a text, by what people see as letters.
            export function cut(text, most) {
              const letters = [...text];
              return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
            }

            /// The point that lies so far from one on the way to another.
            function towards(from, to, distance) {
              const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
              return { x: from.x + (to.x - from.x) / length * distance, y: from.y + (to.y - from.y) / length * distance };
            }

            /// The corners of an arrow's tip.
            function arrow(base, tip, half) {
              const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
              const across = { x: -(tip.y - base.y) / length * half, y: (tip.x - base.x) / length * half };
              return [tip, { x: base.x + across.x, y: base.y + across.y }, { x: base.x - across.x, y: base.y - across.y }]
                .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
            }
            """#)
}
