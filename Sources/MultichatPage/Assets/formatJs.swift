// Written by Scripts/page.sh from Page/format.js: change that.

extension PageAsset {
    /// The file `format.js`.
    static let formatJs = PageAsset(
        name: "format.js", type: "text/javascript; charset=utf-8",
        tag: "\"4766ea3fc6f29c952e1e2071ac9d04ed\"",
        content: #"""
            // How times, counts and agents are shown.

            const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
            const day = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
            const number = new Intl.NumberFormat();

            /// 12,345
            export const count = (value) => number.format(value);

            /// A word with its count: plural(2, 'message') is "2 messages".
            export const plural = (value, word, words = `${word}s`) => `${count(value)} ${value === 1 ? word : words}`;

            /// 14:03:27
            export const timeOfDay = (text) => clock.format(new Date(text));

            /// 31 Jan 2026
            export const date = (text) => day.format(new Date(text));

            /// All of it, for titles.
            export const wholeTime = (text) => `${date(text)} ${timeOfDay(text)}`;

            /// How long ago: "now", "5 min", "3 h", then the day.
            export function ago(text) {
              const seconds = (Date.now() - Date.parse(text)) / 1000;
              if (seconds < 45) return 'now';
              if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min`;
              if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`;
              if (seconds < 7 * 86_400) return `${Math.round(seconds / 86_400)} d`;
              return date(text);
            }

            /// A duration of milliseconds: 850 ms, 12.4 s, 3 min 5 s, 2 h 4 min.
            export function duration(milliseconds) {
              if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
              const seconds = milliseconds / 1000;
              if (seconds < 60) return `${seconds.toFixed(1)} s`;
              if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
              return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
            }

            /// The class of an agent's colour, the same everywhere: 'hue-0' to 'hue-11'.
            export function hue(agent) {
              let hash = 2166136261;
              for (const byte of new TextEncoder().encode(agent ?? '')) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
              return `hue-${((hash ^ (hash >>> 13)) >>> 0) % 12}`;
            }

            /// The letters that stand for an agent: "Agent-12" is "A12", "coder" is "CO".
            export function initials(agent) {
              const parts = (agent ?? '?').split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
              if (parts.length === 0) return '?';
              const text = parts.length === 1 ? [...parts[0]].slice(0, 2).join('')
                : [...parts[0]][0] + [...parts[parts.length - 1]].slice(0, 2).join('');
              return text.toUpperCase();
            }
            """#)
}
