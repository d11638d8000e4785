// Written by Scripts/page.sh from Page/markdown.js: change that.

extension PageAsset {
    /// The file `markdown.js`.
    static let markdownJs = PageAsset(
        name: "markdown.js", type: "text/javascript; charset=utf-8",
        tag: "\"95fbe77e3a902c97d59548a485acc595\"",
        content: #"""
            // Draws a small part of Markdown as elements: paragraphs, headings, lists, quotes, tables, code, emphasis and links.
            // There is no way to markup: all text becomes text nodes; images are shown as their text, nothing is fetched.
            import { h } from './dom.js';
            import { drawInline, renewBudget } from './markdown-inline.js';

            const longest = 200_000;
            // Patterns go back and forth in a line: a line that nobody wrote by hand is a paragraph at once.
            const longestLine = 3000;

            /// The text of a message's content: a string, or an array of parts.
            export function plainText(body) {
              const content = body?.content;
              if (typeof content === 'string') return content;
              if (Array.isArray(content)) {
                return content.map((part) => (typeof part === 'string' ? part : part?.text ?? '')).filter(Boolean).join('\n');
              }
              if (Array.isArray(body?.toolCalls)) return body.toolCalls.map((call) => `⚙ ${call?.function?.name ?? 'tool'}`).join(' ');
              return '';
            }

            /// The elements of a text.
            export function drawMarkdown(text) {
              renewBudget();
              const lines = text.slice(0, longest).replace(/\r\n?/g, '\n').split('\n');
              const blocks = drawBlocks(lines, 0);
              if (text.length > longest) blocks.push(h('p', { class: 'quiet' }, `… and ${text.length - longest} characters more`));
              return blocks;
            }

            function drawBlocks(lines, depth) {
              const blocks = [];
              let place = 0;
              while (place < lines.length) {
                if (lines[place].trim() === '') {
                  place += 1;
                  continue;
                }
                const rule = ruleAt(lines, place);
                const taken = (rule ?? paragraph).take(lines, place, depth);
                blocks.push(taken.element);
                place = taken.next;
              }
              return blocks;
            }

            const fence = {
              begins: (lines, place) => /^ {0,3}(```|~~~)/.test(lines[place]),
              take(lines, place) {
                const [, mark, language] = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)/.exec(lines[place]);
                let end = place + 1;
                while (end < lines.length && !lines[end].trim().startsWith(mark)) end += 1;
                const code = lines.slice(place + 1, end).join('\n');
                return { next: end + 1, element: h('pre', { data: { language }, tabindex: 0 }, h('code', null, code)) };
              },
            };

            const heading = {
              begins: (lines, place) => /^#{1,6}\s+\S/.test(lines[place]),
              take(lines, place) {
                const [, marks, text] = /^(#+)\s+(.*?)\s*#*$/.exec(lines[place]);
                // The page has its own h1 and h2: a message's headings stand below them.
                const tag = marks.length <= 1 ? 'h3' : 'h4';
                return { next: place + 1, element: h(tag, null, drawInline(text)) };
              },
            };

            const line = {
              begins: (lines, place) => /^ {0,3}([-*_])(\s*\1){2,}\s*$/.test(lines[place]),
              take: (lines, place) => ({ next: place + 1, element: h('hr') }),
            };

            const quote = {
              begins: (lines, place) => /^ {0,3}>/.test(lines[place]),
              take(lines, place, depth) {
                let end = place;
                while (end < lines.length && /^ {0,3}>/.test(lines[end])) end += 1;
                const inner = lines.slice(place, end).map((each) => each.replace(/^ {0,3}> ?/, ''));
                const children = depth < 6 ? drawBlocks(inner, depth + 1) : inner.join('\n');
                return { next: end, element: h('blockquote', null, children) };
              },
            };

            const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;

            const list = {
              begins: (lines, place) => item.test(lines[place]),
              take(lines, place, depth) {
                const [, indent, mark] = item.exec(lines[place]);
                const isOrdered = /\d/.test(mark);
                const items = [];
                let end = place;
                while (end < lines.length && lines[end].trim() !== '') {
                  const found = item.exec(lines[end]);
                  if (found && found[1].length <= indent.length + 1) {
                    if (/\d/.test(found[2]) !== isOrdered) break;
                    items.push([found[3]]);
                  } else if (items.length > 0 && (found || /^\s/.test(lines[end]))) {
                    items[items.length - 1].push(lines[end].replace(/^\s{1,4}/, ''));
                  } else break;
                  end += 1;
                }
                const drawn = items.map(([first, ...more]) =>
                  h('li', null, drawInline(first), more.length > 0 && depth < 6 ? drawBlocks(more, depth + 1) : null));
                const start = isOrdered ? parseInt(mark, 10) : null;
                return { next: end, element: h(isOrdered ? 'ol' : 'ul', { start: start > 1 ? start : null }, drawn) };
              },
            };

            const cells = (text) => text.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());

            const table = {
              begins: (lines, place) => lines[place].includes('|')
                && (lines[place + 1] ?? '').length <= longestLine
                && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[place + 1] ?? '')
                && lines[place + 1].includes('|'),
              take(lines, place) {
                let end = place + 2;
                while (end < lines.length && lines[end].includes('|')) end += 1;
                const row = (tag, text) => h('tr', null, cells(text).map((cell) => h(tag, null, drawInline(cell))));
                return {
                  next: end,
                  element: h('div', { class: 'wide', tabindex: 0 }, h('table', null,
                    h('thead', null, row('th', lines[place])),
                    h('tbody', null, lines.slice(place + 2, end).map((text) => row('td', text))))),
                };
              },
            };

            const paragraph = {
              take(lines, place) {
                let end = place + 1;
                while (end < lines.length && lines[end].trim() !== '' && !ruleAt(lines, end)) end += 1;
                return { next: end, element: h('p', null, drawInline(lines.slice(place, end).join('\n'))) };
              },
            };

            const rules = [fence, heading, line, quote, list, table];

            const ruleAt = (lines, place) => (lines[place].length > longestLine ? undefined
              : rules.find((rule) => rule.begins(lines, place)));
            """#)
}
