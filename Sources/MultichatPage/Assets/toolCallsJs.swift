// Written by Scripts/page.sh from Page/tool-calls.js: change that.

extension PageAsset {
    /// The file `tool-calls.js`.
    static let toolCallsJs = PageAsset(
        name: "tool-calls.js", type: "text/javascript; charset=utf-8",
        tag: "\"89849f6f99c059a55537ac0d532c170e\"",
        content: #"""
            // What an agent asked of its tools and what they answered, folded.
            import { h } from './dom.js';
            import { drawJSON } from './json-view.js';

            /// The calls of a message, in the form that chat APIs have.
            export function drawToolCalls(calls) {
              if (!Array.isArray(calls) || calls.length === 0) return null;
              return calls.map((call) => {
                const name = call?.function?.name ?? call?.name ?? 'tool';
                const given = call?.function?.arguments ?? call?.arguments ?? call?.input ?? {};
                const value = parsed(given);
                return fold('calls ', name, brief(value), drawJSON(value));
              });
            }

            /// What a tool answered.
            export function drawToolResult(body) {
              const content = body.content;
              const text = typeof content === 'string' ? content : JSON.stringify(content ?? null);
              const value = parsed(text);
              const isShort = text.length <= 120 && !text.includes('\n');
              const whole = typeof value === 'string' ? h('pre', { tabindex: 0 }, value.slice(0, 100_000)) : drawJSON(value);
              return fold('result ', body.toolCallId ?? '', isShort ? text : `${text.split('\n', 1)[0].slice(0, 100)} …`, whole);
            }

            function fold(word, name, summary, content) {
              return h('details', { class: 'fold tool' },
                h('summary', null, h('span', { class: 'quiet' }, word), h('code', null, name), ' ', h('span', { class: 'quiet' }, summary)),
                content);
            }

            function brief(value) {
              const text = typeof value === 'string' ? value : JSON.stringify(value);
              return text.length > 90 ? `${text.slice(0, 90)} …` : text;
            }

            function parsed(value) {
              if (typeof value !== 'string') return value;
              try { return JSON.parse(value); } catch { return value; }
            }
            """#)
}
