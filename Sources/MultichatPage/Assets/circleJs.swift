// Written by Scripts/page.sh from Page/circle.js: change that.

extension PageAsset {
    /// The file `circle.js`.
    static let circleJs = PageAsset(
        name: "circle.js", type: "text/javascript; charset=utf-8",
        tag: "\"22e37c48ca7e683c315233c63e4d1aa4\"",
        content: #"""
            // Places agents on a circle: those that write to each other much stand side by side. The same input, the same picture.

            /// How many agents a picture has at most; more couldn't be told apart.
            export const mostPlaced = 24;

            /// The ties between pairs, whichever of them wrote: Map of agent to Map of agent to messages.
            function tiesOf(links) {
              const ties = new Map();
              const add = (one, other, messages) => {
                if (!ties.has(one)) ties.set(one, new Map());
                ties.get(one).set(other, (ties.get(one).get(other) ?? 0) + messages);
              };
              for (const { from, to, messages } of links) {
                if (to === null || to === from) continue;
                add(from, to, messages);
                add(to, from, messages);
              }
              return ties;
            }

            /// How many messages each agent wrote or got.
            export function busyness(links) {
              const all = new Map();
              for (const { from, to, messages } of links) {
                all.set(from, (all.get(from) ?? 0) + messages);
                if (to !== null && to !== from) all.set(to, (all.get(to) ?? 0) + messages);
              }
              return all;
            }

            /// The busiest agents in the order in which they stand on the circle.
            export function orderAround(agents, links) {
              const busy = busyness(links);
              const ranked = [...agents].sort((a, b) => (busy.get(b) ?? 0) - (busy.get(a) ?? 0) || (a < b ? -1 : 1))
                .slice(0, mostPlaced);
              const ties = tiesOf(links);
              const rest = new Set(ranked);
              const order = [];
              while (rest.size > 0) {
                const last = ties.get(order.at(-1));
                let next = null;
                for (const agent of rest) {
                  if (next === null || (last?.get(agent) ?? 0) > (last?.get(next) ?? 0)) next = agent;
                }
                rest.delete(next);
                order.push(next);
              }
              return order;
            }

            /// Where they stand: a Map of agent to { x, y, angle }, the first on top.
            export function placeAround(order, centre, radius) {
              return new Map(order.map((agent, place) => {
                const angle = place / order.length * 2 * Math.PI - Math.PI / 2;
                return [agent, { x: centre.x + radius.x * Math.cos(angle), y: centre.y + radius.y * Math.sin(angle), angle }];
              }));
            }
            """#)
}
