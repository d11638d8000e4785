// Tells when the brain has changed: its learnings are entries of a system session, which is there once one was stored.
import { path } from './api.js';
import { debounced } from './dom.js';

const session = '.brain';

/// Calls `changed` soon after each change; answers { close() }.
export function watchBrain(page, changed) {
  const soon = debounced(250, changed);
  let stream = null;
  let timer = 0;
  let isClosed = false;
  let isFirst = true;

  const look = async () => {
    try {
      const { items } = await page.api.get('/v1/sessions', { system: true, prefix: session });
      if (isClosed) return;
      if (items.some(({ id }) => id === session)) return follow();
    } catch { /* the next look tells more */ }
    isFirst = false;
    if (!isClosed) timer = setTimeout(look, 5000);
  };

  const follow = () => {
    // What was stored between two looks is not an event of this stream.
    if (!isFirst) soon();
    stream = page.api.events(path`/v1/sessions/${session}/events`, {}, {
      onEvent: ({ type }) => { if (type === 'entry' || type === 'reset') soon(); },
    });
  };
  look();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      soon.cancel();
      stream?.close();
    },
  };
}
