// Written by Scripts/page.sh from Page/agent.js: change that.

extension PageAsset {
    /// The file `agent.js`.
    static let agentJs = PageAsset(
        name: "agent.js", type: "text/javascript; charset=utf-8",
        tag: "\"af790207c705858d36abb6d7d7c9025c\"",
        content: #"""
            // One agent beside the graph: its inbox by session, the newest that waits for it, and whom it wrote with.
            import { path } from './api.js';
            import { h, replace } from './dom.js';
            import { ago, count, hue, initials, plural, wholeTime } from './format.js';
            import { cut } from './graph.js';
            import { busyBox, emptyBox, problemBox } from './notes.js';

            const mostWaiting = 8;
            const lastShown = new Map();

            /// The card of an agent, or of what to do where none is chosen: { element, stop() }
            export function agentDetail(agent, mail, page, { isGiven }) {
              const abort = new AbortController();
              if (!isGiven) {
                return {
                  element: h('section', { class: 'card agents-none' }, emptyBox('Choose an agent to see what waits for it.')),
                  stop: () => {},
                };
              }
              // Until the answer comes, what was read before stays in sight: the card is drawn anew with each change.
              const before = lastShown.get(agent);
              const body = h('div', { class: 'stack' }, before ? drawInbox(before, page) : busyBox());
              const read = async () => {
                try {
                  const inbox = await page.api.get(path`/v1/agents/${agent}/inbox`, { limit: mostWaiting }, { signal: abort.signal });
                  lastShown.clear();
                  lastShown.set(agent, inbox);
                  replace(body, drawInbox(inbox, page));
                } catch (problem) {
                  if (!abort.signal.aborted) replace(body, problemBox(problem, read));
                }
              };
              read();
              return {
                element: h('section', { class: 'card stack', 'aria-label': `Agent ${agent}` },
                  h('div', { class: `row agents-head ${hue(agent)}` },
                    h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(agent)),
                    h('h2', { class: 'agent' }, agent),
                    h('a', { class: 'button small', href: page.link(['agents']), 'aria-label': 'Close' }, '✕')),
                  partners(agent, mail.links), body),
                stop: () => abort.abort(),
              };
            }

            function partners(agent, links) {
              const rows = new Map();
              const row = (name) => rows.get(name) ?? rows.set(name, { wrote: 0, got: 0 }).get(name);
              for (const { from, to, messages } of links) {
                if (from === agent) row(to).wrote += messages;
                if (to === agent) row(from).got += messages;
              }
              if (rows.size === 0) return null;
              return h('ul', { class: 'agents-partners', 'aria-label': 'Wrote with' }, [...rows].slice(0, 12).map(([name, each]) =>
                h('li', null, h('span', { class: name === null ? 'quiet' : `agent ${hue(name)}` }, cut(name ?? 'everybody', 40)),
                  h('span', { class: 'quiet number' }, `${count(each.wrote)} to, ${count(each.got)} from`))));
            }

            function drawInbox(inbox, page) {
              return [
                h('h3', null, `Inbox: ${count(inbox.unread)} unread`),
                inbox.sessions.length ? h('ul', { class: 'agents-sessions' }, inbox.sessions.slice(0, 12).map((each) => h('li', null,
                  h('a', { href: page.link(['sessions', each.session]) }, each.session),
                  h('span', { class: 'badge accent' }, count(each.unread))))) : null,
                inbox.items.length ? h('ul', { class: 'agents-waiting' }, inbox.items.map((entry) => h('li', null,
                  h('div', { class: 'row' },
                    h('span', { class: `agent ${hue(entry.author ?? '')}` }, entry.author ?? 'nobody'),
                    h('a', { class: 'quiet', href: page.link(['sessions', entry.session], { at: entry.sequence }),
                      title: wholeTime(entry.time) }, `${ago(entry.time)} · ${entry.sequence}`)),
                  h('p', { class: 'agents-text' }, cut(text(entry.body), 240))))) : emptyBox('Nothing waits.'),
                inbox.cursor ? h('p', { class: 'quiet' }, `The newest ${mostWaiting} of ${plural(inbox.unread, 'message')}.`) : null,
              ];
            }

            /// What a message says in a line, whatever its content is.
            function text(body) {
              const content = body?.content;
              if (typeof content === 'string') return content;
              if (Array.isArray(content)) return content.map((part) => part?.text ?? `[${part?.type ?? 'part'}]`).join(' ');
              return body?.toolCalls ? '[calls tools]' : '';
            }
            """#)
}
