// Written by Scripts/page.sh from Page/entry-event.js: change that.

extension PageAsset {
    /// The file `entry-event.js`.
    static let entryEventJs = PageAsset(
        name: "entry-event.js", type: "text/javascript; charset=utf-8",
        tag: "\"ad6b83771ad9e83fbe5ff97c71b04d3d\"",
        content: #"""
            // What happened in a session besides messages, as a line; what changed is folded behind it.
            import { h, replace } from './dom.js';
            import { hue } from './format.js';
            import { drawDiff, drawJSON } from './json-view.js';
            import { drawPlace } from './entry-row.js';

            /// What each kind says, from its body and key; kinds that aren't here are shown by their names.
            const sentences = {
              context: () => 'changed its context',
              value: (body, key) => (key ? `set ${key}` : 'noted a value'),
              workflow: (body, key) => workflowSentence(body, key),
              join: (body) => (body?.agent ? `${body.agent} joined` : 'joined'),
              leave: (body) => (body?.agent ? `${body.agent} left` : 'left'),
              end: () => 'ended the session',
              reopen: () => 'reopened the session',
              archive: () => 'archived the session',
              set: (body) => `changed ${Object.keys(body ?? {}).join(', ') || 'the session'}`,
              rewind: (body) => `rewound to #${body?.to}`,
              lease: (body, key) => leaseSentence(body, key),
              status: (body) => `reported a message as ${body?.status ?? 'seen'}`,
              erase: () => 'erased what was said',
            };

            function workflowSentence(body, key) {
              const [, name, part, step] = /^workflow\/(.+?)\/(run|step|signal|pause)(?:\/(.*))?$/s.exec(key ?? '') ?? [];
              if (part === 'step') return `${name} › ${step}: ${body?.state ?? ''}`;
              if (part === 'run') return `workflow ${name}: ${body?.state ?? ''}`;
              return `workflow ${key ?? ''}`;
            }

            function leaseSentence(body, key) {
              const name = (key ?? '').replace(/^lease\//, '');
              return body?.released ? `gave back the lease ${name}` : `holds the lease ${name}`;
            }

            /// The line of an entry.
            export function drawEvent(entry, desk) {
              const sentence = Object.hasOwn(sentences, entry.kind) ? sentences[entry.kind](entry.body, entry.key) : null;
              const words = h('span', { class: 'event-words' },
                h('span', { class: `event-dot kind-${/^[a-z]+$/.test(entry.kind) ? entry.kind : 'other'}`, 'aria-hidden': 'true' }),
                entry.author ? h('span', { class: `agent ${hue(entry.author)}` }, entry.author) : null,
                h('span', null, entry.body === null ? `${entry.kind} (erased)` : sentence ?? entry.kind),
                desk.isHidden(entry) ? h('span', { class: 'badge warn' }, 'rewound') : null);
              const line = h('div', { class: 'event-line' }, words, drawPlace(entry, desk));
              if (entry.body === null || entry.kind === 'join' || entry.kind === 'leave') return line;
              const inside = h('div', { class: 'event-inside' });
              const details = h('details', { class: 'event-details', ontoggle: () => details.open && showChange(inside, entry, desk) },
                h('summary', null, line), inside);
              return details;
            }

            /// Where the key had a value before, what changed; else what it is.
            async function showChange(inside, entry, desk) {
              if (inside.firstChild) return;
              const before = entry.key ? await desk.previousOf(entry).catch(() => null) : null;
              replace(inside, before && before.body !== null
                ? [h('p', { class: 'quiet' }, `Since #${before.sequence}`), drawDiff(before.body, entry.body)] : drawJSON(entry.body));
            }
            """#)
}
