// Written by Scripts/page.sh from Page/brain.js: change that.

extension PageAsset {
    /// The file `brain.js`.
    static let brainJs = PageAsset(
        name: "brain.js", type: "text/javascript; charset=utf-8",
        tag: "\"f148199e88db2dd4529e3deb34484d68\"",
        content: #"""
            // The brain: what agents learned, found by words, or browsed by tag and kind.
            import { debounced, h, replace } from './dom.js';
            import { count, plural } from './format.js';
            import { learningCard } from './learnings.js';
            import { busyBox, emptyBox, problemBox } from './notes.js';
            import { watchBrain } from './watching.js';

            const pageSize = 30;
            const surveyed = 500;
            const mostWords = 40;

            export const brain = {
              title: 'Brain',
              path: '/brain',
              isInNavigation: true,
              mount(root, params, page) {
                const state = { q: '', tag: '', kind: '', recent: '', ...pick(params) };
                const search = h('input', {
                  type: 'search', placeholder: 'Recall: what do we know about …', 'aria-label': 'Recall', value: state.q,
                  class: 'brain-search', data: { search: '' }, oninput: debounced(200, () => set({ q: search.value.trim() })),
                });
                const recent = h('input', {
                  type: 'checkbox', checked: state.recent !== '', onchange: () => set({ recent: recent.checked ? '1' : '' }),
                });
                const [words, told, list, more] = [h('div', { class: 'stack' }), h('p', { class: 'quiet', role: 'status' }),
                  h('div', { class: 'stack' }, busyBox()), h('div', { class: 'row' })];
                root.append(h('div', { class: 'page brain' },
                  h('h1', null, 'Brain'),
                  h('div', { class: 'toolbar' }, search, h('label', { class: 'check' }, recent, 'newer first')),
                  words, told, list, more));
                let survey = null;
                let abort = new AbortController();

                function set(change) {
                  Object.assign(state, change);
                  page.setQuery(pick(state));
                  drawWords();
                  read();
                }

                const choose = (sort, word) => set({ [sort]: state[sort] === word ? '' : word });

                /// Reads what the filters take, from its beginning.
                async function read() {
                  abort.abort();
                  const mine = abort = new AbortController();
                  try {
                    const answer = await ask(null, mine.signal);
                    replace(list, answer.items.length ? cards(answer.items) : nothing());
                    replace(told, state.q ? `${plural(answer.items.length, 'learning')}, best first` : '');
                    offerMore(answer.cursor);
                  } catch (problem) {
                    if (mine.signal.aborted) return;
                    replace(list, problemBox(problem, read));
                    replace(more);
                  }
                }

                const ask = (cursor, signal) => {
                  const filters = { tag: state.tag, kind: state.kind, limit: pageSize };
                  return state.q
                    ? page.api.get('/v1/recall', { ...filters, q: state.q, recent: state.recent && 'true' }, { signal })
                    : page.api.get('/v1/learnings', { ...filters, cursor }, { signal });
                };

                const cards = (items) => items.map((each) => learningCard(each, page, choose));

                const nothing = () => emptyBox(state.q || state.tag || state.kind
                  ? 'Nothing that is known fits.' : 'Nothing has been learned yet: POST /v1/learnings, or `multichat learn`.');

                function offerMore(cursor) {
                  replace(more, cursor ? h('button', {
                    type: 'button', class: 'button', onclick: async (event) => {
                      event.target.disabled = true;
                      try {
                        const answer = await ask(cursor, abort.signal);
                        list.append(...cards(answer.items));
                        offerMore(answer.cursor);
                      } catch (problem) {
                        if (!abort.signal.aborted) replace(more, problemBox(problem));
                      }
                    },
                  }, 'More') : null);
                }

                /// Counts tags and kinds, to choose from.
                async function look() {
                  try {
                    survey = await page.api.get('/v1/learnings', { limit: surveyed });
                    drawWords();
                  } catch { /* the list itself tells what is wrong */ }
                }

                function drawWords() {
                  if (survey === null) return;
                  const focused = words.contains(document.activeElement) ? document.activeElement.textContent : null;
                  replace(words,
                    chips('kind', tally(survey.items.map(({ kind }) => kind), state.kind), ''),
                    chips('tag', tally(survey.items.flatMap(({ tags }) => tags), state.tag), '#'),
                    survey.cursor ? h('p', { class: 'quiet' }, `Counted in the newest ${count(surveyed)}.`) : null);
                  if (focused) [...words.querySelectorAll('button')].find((each) => each.textContent === focused)?.focus();
                }

                const chips = (sort, found, sign) => (found.length === 0 ? null : h('div', {
                  class: 'chips', role: 'group', 'aria-label': sort === 'tag' ? 'Tags' : 'Kinds',
                }, found.slice(0, mostWords).map(([word, number]) => h('button', {
                  type: 'button', class: 'chip', 'aria-pressed': String(state[sort] === word),
                  onclick: () => choose(sort, word),
                }, `${sign}${word}`, h('span', { class: 'quiet number' }, ` ${number}`)))));

                read();
                look();
                const watch = watchBrain(page, () => {
                  read();
                  look();
                });
                return {
                  update(query) {
                    Object.assign(state, { q: '', tag: '', kind: '', recent: '' }, pick(query));
                    search.value = state.q;
                    recent.checked = state.recent !== '';
                    drawWords();
                    read();
                  },
                  unmount() {
                    watch.close();
                    abort.abort();
                  },
                };
              },
            };

            /// What of a query this view knows.
            function pick(query) {
              const { q = '', tag = '', kind = '', recent = '' } = query;
              return { q, tag, kind, recent };
            }

            /// How often each word stands there, most often first; a chosen one is among them.
            function tally(words, chosen) {
              const counts = new Map(chosen ? [[chosen, 0]] : []);
              for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
              return [...counts].sort((a, b) => (b[0] === chosen) - (a[0] === chosen) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
            }
            """#)
}
