// Written by Scripts/page.sh from Page/agents.js: change that.

extension PageAsset {
    /// The file `agents.js`.
    static let agentsJs = PageAsset(
        name: "agents.js", type: "text/javascript; charset=utf-8",
        tag: "\"f259d5cc556d266946b0a59c85950708\"",
        content: #"""
            // Agents: who spoke with whom, how much waits for each, and when each was last seen.
            import { agentDetail } from './agent.js';
            import { mostPlaced } from './circle.js';
            import { debounced, h, replace } from './dom.js';
            import { ago, count, hue, initials, plural, wholeTime } from './format.js';
            import { makeGraph } from './graph.js';
            import { busyBox, emptyBox, problemBox } from './notes.js';

            const mostRows = 200;

            export const agents = {
              title: 'Agents',
              path: '/agents',
              isInNavigation: true,
              mount(root, params, page) {
                const state = { agents: [], mail: null, selected: params.agent ?? null, filter: params.q ?? '' };
                const address = (agent) => page.link(['agents'], { agent: agent === state.selected ? '' : agent });
                const graph = makeGraph(address);
                const [list, pairs, covers, trouble] = [h('div'), h('div'), h('p', { class: 'quiet' }), h('div')];
                const detail = h('div', { class: 'agents-detail' });
                const search = h('input', {
                  type: 'search', placeholder: 'Find an agent', 'aria-label': 'Find an agent', value: state.filter,
                  data: { search: '' }, oninput: () => filter(search.value),
                });
                const body = h('div', { class: 'stack' }, busyBox());
                root.append(h('div', { class: 'page agents' },
                  h('div', { class: 'toolbar' }, h('h1', { class: 'agents-title' }, 'Agents'), search), trouble, body));
                const parts = [
                  h('div', { class: 'agents-top' },
                    h('section', { class: 'card stack', 'aria-labelledby': 'graph-title' },
                      h('h2', { id: 'graph-title' }, 'Who wrote to whom'), graph.element, covers,
                      h('details', null, h('summary', null, 'As a table'), pairs)),
                    detail),
                  h('section', { class: 'card agents-list', 'aria-label': 'Agents' }, list),
                ];
                let close = () => {};

                function draw() {
                  const names = new Set(state.agents.map(({ agent }) => agent));
                  for (const { from, to } of state.mail.links) [from, to].forEach((name) => name !== null && names.add(name));
                  graph.show([...names], state.mail.links, state.selected);
                  replace(covers, coverage(state.mail, names.size));
                  replace(pairs, pairTable(state.mail.links, address));
                  drawList();
                }

                function drawList() {
                  const wanted = state.filter.toLowerCase();
                  const found = state.agents.filter(({ agent }) => agent.toLowerCase().includes(wanted));
                  replace(list, found.length === 0
                    ? emptyBox(state.filter ? 'No agent has that in its name.' : 'No agent has done anything yet.')
                    : agentTable(found.slice(0, mostRows), state.selected, address, page));
                  if (found.length > mostRows) list.append(h('p', { class: 'quiet' }, `${count(found.length - mostRows)} more.`));
                }

                function filter(text) {
                  state.filter = text.trim();
                  page.setQuery({ agent: state.selected, q: state.filter });
                  drawList();
                }

                function select(agent) {
                  close();
                  const made = agentDetail(agent, state.mail, page, { isGiven: agent !== null });
                  close = made.stop;
                  replace(detail, made.element);
                }

                const abort = new AbortController();
                async function read() {
                  try {
                    const { signal } = abort;
                    const [list, mail] = await Promise.all([
                      page.api.get('/v1/agents', {}, { signal }), page.api.get('/v1/correspondence', {}, { signal }),
                    ]);
                    [state.agents, state.mail] = [list.items, mail];
                    replace(trouble);
                    if (!parts[0].isConnected) replace(body, parts);
                    draw();
                    select(state.selected);
                  } catch (problem) {
                    if (abort.signal.aborted) return;
                    if (!parts[0].isConnected) replace(body);
                    replace(trouble, problemBox(problem, read));
                  }
                }
                // However fast agents write, their figures are read at most every two seconds.
                const again = throttled(2000, read);
                const stream = page.api.events('/v1/events', {}, {
                  onEvent: ({ type }) => type === 'ready' || again(),
                });
                read();
                return {
                  update(query) {
                    state.selected = query.agent ?? null;
                    if (state.mail === null) return;
                    draw();
                    select(state.selected);
                  },
                  unmount() {
                    abort.abort();
                    again.cancel();
                    stream.close();
                    graph.stop();
                    close();
                  },
                };
              },
            };

            /// Calls at once, and then at most every so many milliseconds.
            function throttled(milliseconds, action) {
              let last = 0;
              const late = debounced(milliseconds, () => run());
              let isWaiting = false;
              const run = () => {
                isWaiting = false;
                last = Date.now();
                action();
              };
              const ask = () => {
                if (isWaiting) return;
                if (Date.now() - last >= milliseconds) return run();
                isWaiting = true;
                late();
              };
              ask.cancel = late.cancel;
              return ask;
            }

            /// Says what the figures cover.
            function coverage(mail, agents) {
              const all = mail.complete ? 'all there are' : 'the newest ones';
              const left = agents > mostPlaced ? ` The graph has the ${mostPlaced} busiest of ${count(agents)} agents.` : '';
              return `${plural(mail.messages, 'message')} in ${plural(mail.sessions, 'session')}: ${all}.${left}`;
            }

            function agentTable(found, selected, address, page) {
              const rows = found.map((each) => h('tr', { class: each.agent === selected ? 'is-selected' : null },
                h('th', { scope: 'row' }, h('a', {
                  class: `agents-name ${hue(each.agent)}`, href: address(each.agent), data: { row: '' },
                  'aria-current': each.agent === selected ? 'true' : null,
                }, h('span', { class: 'avatar small', 'aria-hidden': 'true' }, initials(each.agent)),
                h('span', { class: 'agent' }, each.agent))),
                h('td', null, each.time ? h('time', { datetime: each.time, title: wholeTime(each.time) }, ago(each.time)) : 'never'),
                h('td', { class: 'agents-where' }, each.session ? [`${each.kind} in `,
                  h('a', { href: page.link(['sessions', each.session], { at: each.sequence }) }, each.session)] : ''),
                h('td', { class: 'number' }, h('span', { class: `badge ${each.unread ? 'accent' : ''}` }, count(each.unread))),
                h('td', { class: 'agents-leases' }, each.leases.map(({ name }) => h('span', { class: 'badge' }, name)))));
              return h('table', { class: 'table' },
                h('thead', null, h('tr', null, ['Agent', 'Last seen', 'Where', 'Unread', 'Leases'].map((word) =>
                  h('th', { scope: 'col', class: word === 'Unread' ? 'number' : null }, word)))),
                h('tbody', null, rows));
            }

            function pairTable(links, address) {
              if (links.length === 0) return emptyBox('Nobody has written yet.');
              const name = (agent) => (agent === null ? h('span', { class: 'quiet' }, 'everybody')
                : h('a', { class: `agent ${hue(agent)}`, href: address(agent) }, agent));
              return h('table', { class: 'table pairs' },
                h('thead', null, h('tr', null, ['From', 'To', 'Messages', 'Last'].map((word) =>
                  h('th', { scope: 'col', class: word === 'Messages' ? 'number' : null }, word)))),
                h('tbody', null, links.slice(0, mostRows).map((each) => h('tr', null,
                  h('td', null, name(each.from)), h('td', null, name(each.to)),
                  h('td', { class: 'number' }, count(each.messages)),
                  h('td', null, h('time', { datetime: each.last, title: wholeTime(each.last) }, ago(each.last)))))));
            }
            """#)
}
