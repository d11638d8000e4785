// Written by Scripts/page.sh from Page/prometheus.js: change that.

extension PageAsset {
    /// The file `prometheus.js`.
    static let prometheusJs = PageAsset(
        name: "prometheus.js", type: "text/javascript; charset=utf-8",
        tag: "\"a734461ea17c02aa908139ad8b05967a\"",
        content: #"""
            // Reads Prometheus' text format, and tells what happened between two readings.

            const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
            const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

            /// The samples of a text by their name: a Map of lists of { labels, value }.
            export function parseMetrics(text) {
              const families = new Map();
              for (const each of text.split('\n')) {
                const found = each.startsWith('#') ? null : line.exec(each);
                if (!found) continue;
                const labels = new Map();
                for (const [, name, value] of (found[2] ?? '').matchAll(label)) labels.set(name, unescape(value));
                if (!families.has(found[1])) families.set(found[1], []);
                families.get(found[1]).push({ labels, value: Number(found[3]) });
              }
              return families;
            }

            const unescape = (text) => text.replace(/\\(.)/g, (_, letter) => (letter === 'n' ? '\n' : letter));

            /// The sum of the samples of a name that a test of their labels takes; null where the name is unknown.
            export function total(families, name, takes = () => true) {
              const taken = families.get(name)?.filter(({ labels }) => takes(labels));
              return taken ? taken.reduce((sum, { value }) => sum + value, 0) : null;
            }

            /// How much a counter grew a second; null before the second reading, and where the server began anew.
            export function growth(before, after, name, takes) {
              const [from, to] = [total(before.families, name, takes) ?? 0, total(after.families, name, takes)];
              const seconds = (after.time - before.time) / 1000;
              return to === null || to < from || seconds <= 0 ? null : (to - from) / seconds;
            }

            /// The counts of a histogram by their upper bounds, which rise.
            function buckets(families, name, takes) {
              const counts = new Map();
              for (const { labels, value } of families.get(`${name}_bucket`) ?? []) {
                if (!takes(labels)) continue;
                const bound = labels.get('le') === '+Inf' ? Infinity : Number(labels.get('le'));
                counts.set(bound, (counts.get(bound) ?? 0) + value);
              }
              return [...counts].sort((a, b) => a[0] - b[0]);
            }

            /// The quantiles of what a histogram took in between two readings; null where it took nothing.
            ///
            /// Within a bucket values are taken to lie evenly, as Prometheus' own `histogram_quantile` does.
            export function quantiles(before, after, name, wanted, takes = () => true) {
              const old = new Map(buckets(before.families, name, takes));
              const counts = buckets(after.families, name, takes).map(([bound, value]) => [bound, value - (old.get(bound) ?? 0)]);
              const all = counts.at(-1)?.[1] ?? 0;
              return wanted.map((part) => (all > 0 ? quantile(counts, part * all) : null));
            }

            function quantile(counts, rank) {
              let [low, below] = [0, 0];
              for (const [bound, value] of counts) {
                if (value >= rank && value > below) {
                  return bound === Infinity ? low : low + (bound - low) * ((rank - below) / (value - below));
                }
                [low, below] = [bound, value];
              }
              return low;
            }
            """#)
}
