// Written by Scripts/page.sh from Page/health.js: change that.

extension PageAsset {
    /// The file `health.js`.
    static let healthJs = PageAsset(
        name: "health.js", type: "text/javascript; charset=utf-8",
        tag: "\"34e3c73002347025322b03faf2b22fc5\"",
        content: #"""
            // The health of the store: whether it answers, what `doctor` finds, and what the store tells about itself.
            import { h, replace } from './dom.js';
            import { bytes } from './figures.js';
            import { busyBox, problemBox } from './notes.js';

            const classes = { ok: 'good', warning: 'warn', critical: 'bad' };
            const order = ['critical', 'warning', 'ok'];
            const words = { ok: 'All is well', warning: 'Look at this', critical: 'Act now' };

            /// The card of the store's health: { element, stop() }
            export function makeHealth(page) {
              const body = h('div', { class: 'stack' }, busyBox());
              const state = h('span', { class: 'badge' }, 'asking');
              const abort = new AbortController();
              const read = async () => {
                if (document.hidden) return;
                const { signal } = abort;
                const [ready, health, store] = await Promise.allSettled([
                  page.api.get('/readyz', {}, { signal }), page.api.get('/v1/health', {}, { signal }),
                  page.api.get('/v1/store', {}, { signal }),
                ]);
                if (signal.aborted) return;
                const level = health.value?.level ?? 'critical';
                const isReady = ready.status === 'fulfilled';
                state.className = `badge ${isReady ? classes[level] ?? '' : 'bad'}`;
                replace(state, isReady ? words[level] ?? level : 'Not ready');
                const isOpen = body.querySelector('details')?.open ?? false;
                replace(body,
                  [ready, health, store].filter(({ status }) => status === 'rejected')
                    .map(({ reason }) => problemBox(reason, read)).slice(0, 1),
                  health.value ? findings(health.value.findings) : null,
                  store.value ? h('details', { open: isOpen }, h('summary', null, 'About the store'), about(store.value)) : null);
              };
              read();
              const timer = setInterval(read, 15_000);
              return {
                element: h('section', { class: 'card stack', 'aria-labelledby': 'health-title' },
                  h('div', { class: 'row' }, h('h2', { id: 'health-title' }, 'Health'), state), body),
                stop() {
                  clearInterval(timer);
                  abort.abort();
                },
              };
            }

            /// What was found, the worst first.
            function findings(all) {
              const sorted = [...all].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
              return h('ul', { class: 'operations-findings' }, sorted.map((finding) => h('li', null,
                h('span', { class: `badge ${classes[finding.level] ?? ''}` }, finding.level),
                h('span', null,
                  h('span', { class: 'strong' }, finding.check), ' ', h('span', { class: 'quiet' }, finding.message),
                  finding.hint ? h('span', { class: 'operations-hint' }, finding.hint) : null))));
            }

            /// The store's own words, whatever store it is: `sizeBytes` becomes "size".
            function about(store) {
              return h('dl', { class: 'operations-about' }, Object.entries(store).map(([name, value]) => h('div', null,
                h('dt', { class: 'quiet' }, title(name)), h('dd', null, shown(name, value)))));
            }

            const title = (name) => name.replace(/Bytes$/, '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

            function shown(name, value) {
              if (name.endsWith('Bytes')) return bytes(value);
              return typeof value === 'object' ? h('code', null, JSON.stringify(value)) : String(value);
            }
            """#)
}
