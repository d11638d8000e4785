// Written by Scripts/page.sh from Page/operations.js: change that.

extension PageAsset {
    /// The file `operations.js`.
    static let operationsJs = PageAsset(
        name: "operations.js", type: "text/javascript; charset=utf-8",
        tag: "\"817e428762b3358a81b225e7dfae8304\"",
        content: #"""
            // Operations: what the server does, how long it takes, how its store is, and who may use it.
            import { makeChart } from './chart.js';
            import { h, replace } from './dom.js';
            import { bytes, latency, rate } from './figures.js';
            import { ago, count, duration } from './format.js';
            import { makeHealth } from './health.js';
            import { makeKeys } from './keys.js';
            import { makeMaintenance } from './maintenance.js';
            import { problemBox } from './notes.js';
            import { gauges, startSampling } from './sampling.js';

            const two = [{ name: 'median', tint: 'a' }, { name: '99%', tint: 'b' }];

            export const operations = {
              title: 'Operations',
              path: '/operations',
              isInNavigation: true,
              mount(root, params, page) {
                const charts = {
                  appends: makeChart('Entries stored', [{ name: 'stored', tint: 'a' }], rate),
                  appendLatency: makeChart('Time to store', two, latency),
                  requests: makeChart('Requests', [
                    { name: 'all', tint: 'a' }, { name: 'refused', tint: 'b' }, { name: 'failed', tint: 'c' },
                  ], rate),
                  requestLatency: makeChart('Time to answer', two, latency),
                };
                const tiles = makeTiles();
                const trouble = h('div', { class: 'operations-trouble' });
                const parts = [makeHealth(page), makeMaintenance(page), makeKeys(page)];
                root.append(h('div', { class: 'page operations' },
                  h('h1', null, 'Operations'),
                  trouble,
                  tiles.element,
                  h('section', { class: 'stack', 'aria-label': 'Charts' },
                    h('div', { class: 'operations-charts' }, Object.values(charts).map((chart) => chart.element)),
                    h('p', { class: 'quiet' }, 'Measured by this server every two seconds, since this view was opened.')),
                  h('div', { class: 'operations-parts' }, parts.map((part) => part.element))));

                const sampling = startSampling(page.api, ({ points, families }) => {
                  replace(trouble);
                  for (const [name, chart] of Object.entries(charts)) chart.show(points[name]);
                  tiles.gauges(gauges(families));
                }, (problem) => replace(trouble, problemBox(problem)));
                const stop = readFigures(page, tiles);
                return () => {
                  sampling.stop();
                  stop();
                  Object.values(charts).forEach((chart) => chart.stop());
                  parts.forEach((part) => part.stop());
                };
              },
            };

            /// Reads what changes slowly: at once, and every ten seconds.
            function readFigures(page, tiles) {
              const abort = new AbortController();
              const read = async () => {
                if (document.hidden) return;
                try {
                  const { signal } = abort;
                  const [stats, server] = await Promise.all([
                    page.api.get('/v1/stats', {}, { signal }), page.api.get('/v1/server', {}, { signal }),
                  ]);
                  tiles.figures(stats, server);
                } catch { /* the charts tell that nothing can be read */ }
              };
              read();
              const timer = setInterval(read, 10_000);
              return () => {
                clearInterval(timer);
                abort.abort();
              };
            }

            /// Figures at a glance.
            function makeTiles() {
              const names = ['Sessions', 'Entries', 'Agents', 'Followers', 'Connections', 'Store', 'Up', 'Version'];
              const values = Object.fromEntries(names.map((name) => [name, h('dd', { class: 'number' }, '–')]));
              const notes = Object.fromEntries(names.map((name) => [name, h('dd', { class: 'quiet' })]));
              const set = (name, value, note = '') => {
                if (values[name].textContent !== value) replace(values[name], value);
                if (notes[name].textContent !== note) replace(notes[name], note);
              };
              return {
                element: h('dl', { class: 'operations-tiles' }, names.map((name) => h('div', { class: 'card' },
                  h('dt', { class: 'quiet' }, name), values[name], notes[name]))),
                figures(stats, server) {
                  set('Sessions', count(stats.sessions), `${count(stats.active)} active`);
                  set('Entries', count(stats.entries), stats.updatedAt ? `last: ${ago(stats.updatedAt)}` : '');
                  set('Agents', count(stats.agents));
                  set('Up', duration(Date.parse(server.time) - Date.parse(server.startedAt)));
                  set('Version', server.version);
                },
                gauges({ followers, connections, size, log, errors, lag }) {
                  set('Followers', count(followers ?? 0), 'streams of events');
                  set('Connections', count(connections ?? 0), errors ? `${count(errors)} errors so far` : '');
                  if (size !== null) set('Store', bytes(size), log ? `${bytes(log)} of log` : lag ? `${latency(lag)} behind` : '');
                },
              };
            }
            """#)
}
