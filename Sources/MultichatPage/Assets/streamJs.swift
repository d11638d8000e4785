// Written by Scripts/page.sh from Page/stream.js: change that.

extension PageAsset {
    /// The file `stream.js`.
    static let streamJs = PageAsset(
        name: "stream.js", type: "text/javascript; charset=utf-8",
        tag: "\"5df13dc263e4d89aa802b0928ec8e122\"",
        content: #"""
            // Server-sent events over fetch, so that a key can be shown, and a stream goes on where it was broken off.
            import { askForKey, bearer, currentKey } from './key.js';

            const silence = 40_000;
            const streams = new Set();
            const watchers = new Set();

            /// What all open streams are: 'idle' (there is none), 'live', or 'reconnecting'.
            export function connectionState() {
              if (streams.size === 0) return 'idle';
              return [...streams].every((stream) => stream.isLive) ? 'live' : 'reconnecting';
            }

            /// Tells each change of the state; answers what ends that.
            export function watchConnection(watcher) {
              watchers.add(watcher);
              watcher(connectionState());
              return () => watchers.delete(watcher);
            }

            const tell = () => watchers.forEach((watcher) => watcher(connectionState()));

            /// Follows a stream until it is closed: answers { close() }.
            ///
            /// `target(query)` makes the address. Handlers: onEvent({ type, id, data }) for each event, onEnd(problem) once the
            /// stream won't go on (what it is about is gone). A hidden tab holds no connection: browsers have six for a server.
            export function openStream(target, { onEvent, onEnd, after = null }) {
              const stream = { isLive: false };
              let lastID = null;
              let abort = null;
              let isClosed = false;
              let wake = null;
              streams.add(stream);
              tell();

              const setLive = (isLive) => {
                if (stream.isLive === isLive) return;
                stream.isLive = isLive;
                tell();
              };
              const close = () => {
                isClosed = true;
                streams.delete(stream);
                document.removeEventListener('visibilitychange', onVisibility);
                abort?.abort();
                wake?.();
                tell();
              };
              const onVisibility = () => {
                if (document.hidden) abort?.abort();
                else wake?.();
              };
              document.addEventListener('visibilitychange', onVisibility);

              const pause = (milliseconds) => new Promise((done) => {
                const timer = milliseconds === null ? 0 : setTimeout(done, milliseconds);
                wake = () => { clearTimeout(timer); done(); };
              });

              const take = (event) => {
                if (event.id !== null) lastID = event.id;
                if (event.type === 'end') {
                  const problem = event.data ?? {};
                  if (problem.code === 'not-found' || problem.code === 'forbidden') {
                    close();
                    onEnd?.(problem);
                  }
                  return;
                }
                if (event.type === 'ready' || event.type === 'reset') setLive(true);
                if (!isClosed) onEvent(event);
              };

              const connect = async () => {
                abort = new AbortController();
                const key = currentKey();
                const headers = { Accept: 'text/event-stream', ...bearer(key) };
                if (lastID !== null) headers['Last-Event-ID'] = lastID;
                const query = lastID === null && after !== null ? { after } : {};
                const answer = await fetch(target(query), { headers, signal: abort.signal, cache: 'no-store' });
                if (answer.ok) return read(answer.body.getReader(), take, abort);
                const problem = await answer.json().catch(() => ({}));
                if (answer.status === 401) {
                  if (await askForKey({ message: problem.detail ?? '' }, key)) return false;
                }
                if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
                  close();
                  onEnd?.(problem);
                }
                return false;
              };

              const run = async () => {
                let wait = 500;
                while (!isClosed) {
                  if (document.hidden) await pause(null);
                  if (isClosed) return;
                  let hadEvents = false;
                  try { hadEvents = await connect(); } catch { hadEvents = stream.isLive; }
                  setLive(false);
                  if (isClosed) return;
                  wait = hadEvents ? 500 : Math.min(wait * 2, 15_000);
                  await pause(wait * (0.75 + Math.random() / 2));
                }
              };
              run();
              return { close };
            }

            /// Reads events until the stream ends; answers whether there were some.
            async function read(reader, take, abort) {
              const decoder = new TextDecoder();
              let rest = '';
              let hadEvents = false;
              let watch = 0;
              const alive = () => {
                clearTimeout(watch);
                watch = setTimeout(() => abort.abort(), silence);
              };
              try {
                for (;;) {
                  alive();
                  const { done, value } = await reader.read();
                  if (done) return hadEvents;
                  const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
                  rest = blocks.pop();
                  for (const block of blocks) {
                    const event = parse(block);
                    if (event === null) continue;
                    hadEvents = true;
                    take(event);
                  }
                }
              } finally {
                clearTimeout(watch);
              }
            }

            /// One event of its lines; null for comments.
            function parse(block) {
              const event = { type: 'message', id: null, data: null };
              const data = [];
              for (const line of block.split('\n')) {
                const colon = line.indexOf(':');
                if (colon <= 0) continue;
                const name = line.slice(0, colon);
                const value = line.slice(colon + 1).replace(/^ /, '');
                if (name === 'event') event.type = value;
                if (name === 'id') event.id = value;
                if (name === 'data') data.push(value);
              }
              if (data.length === 0) return null;
              event.data = JSON.parse(data.join('\n'));
              return event;
            }
            """#)
}
