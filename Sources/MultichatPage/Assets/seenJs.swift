// Written by Scripts/page.sh from Page/seen.js: change that.

extension PageAsset {
    /// The file `seen.js`.
    static let seenJs = PageAsset(
        name: "seen.js", type: "text/javascript; charset=utf-8",
        tag: "\"18fbf8c7d43be80b601e89225be4fde0\"",
        content: #"""
            // How far this browser has shown each session, kept in its storage; the newest 500 sessions.

            const place = 'multichat.seen';
            const limit = 500;
            let known = null;

            function read() {
              if (known) return known;
              try { known = new Map(JSON.parse(localStorage.getItem(place) ?? '[]')); } catch { known = new Map(); }
              return known;
            }

            const name = (namespace, session) => `${namespace}\n${session}`;

            export const seen = {
              /// The last sequence that was shown, or null.
              get: (namespace, session) => read().get(name(namespace, session)) ?? null,
              /// Remembers it; never less than before.
              set(namespace, session, sequence) {
                const all = read();
                const key = name(namespace, session);
                const last = Math.max(all.get(key) ?? 0, sequence);
                all.delete(key);
                all.set(key, last);
                while (all.size > limit) all.delete(all.keys().next().value);
                try { localStorage.setItem(place, JSON.stringify([...all])); } catch { /* then for this page alone */ }
              },
            };
            """#)
}
