// Talks to the server below /v1: the namespace, the key, and problems as errors.
import { askForKey, bearer, currentKey } from './key.js';
import { openStream } from './stream.js';

/// A problem that the server answered (RFC 9457), or that kept it from answering.
export class Problem extends Error {
  constructor(body, status) {
    super(body.detail ?? body.title ?? 'The server gave no answer that can be read.');
    this.name = 'Problem';
    this.status = status;
    this.code = body.code ?? 'unreachable';
    this.hint = body.hint ?? null;
    this.retry = body.retry ?? 'later';
    this.head = body.head ?? null;
  }
}

/// A path with ids in it, each encoded as one segment: path`/v1/sessions/${id}/entries`
export function path(words, ...ids) {
  return words.reduce((text, word, place) => text + encodeURIComponent(ids[place - 1]) + word);
}

/// Makes the client of a namespace; an empty one is the server's own.
export function makeAPI(namespace) {
  const target = (place, query) => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) {
      for (const each of [value].flat()) {
        if (each !== null && each !== undefined && each !== '' && each !== false) parameters.append(name, each);
      }
    }
    if (namespace && place.startsWith('/v1/') && !unscoped.has(place)) parameters.append('namespace', namespace);
    const text = parameters.toString();
    return text ? `${place}?${text}` : place;
  };
  return {
    namespace,
    target,
    /// Reads JSON. Options: { signal }
    get: (place, query, options) => ask('GET', target(place, query), options).then((answer) => answer.json()),
    /// Reads text, such as /metrics.
    text: (place, query, options) => ask('GET', target(place, query), options).then((answer) => answer.text()),
    /// Sends JSON and reads what is answered. Options: { query, idempotencyKey, ifMatch, signal }
    send: (method, place, body, options = {}) =>
      ask(method, target(place, options.query), { ...options, body }).then((answer) => answer.json()),
    /// Follows server-sent events: see stream.js.
    events: (place, query, handlers) => openStream((more) => target(place, { ...query, ...more }), handlers),
  };
}

const unscoped = new Set(['/v1/store', '/v1/openapi.json', '/v1/server', '/v1/health', '/v1/keys']);

/// Sends a request; asks for a key where one is needed, until one is taken or the asking is declined.
async function ask(method, target, options = {}) {
  const key = currentKey();
  const headers = { Accept: 'application/json, application/problem+json;q=0.9, text/plain;q=0.5', ...bearer(key) };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  if (options.ifMatch) headers['If-Match'] = options.ifMatch;
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  let answer;
  try {
    answer = await fetch(target, { method, headers, body, signal: options.signal, cache: 'no-cache' });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem({ detail: 'The server can’t be reached.', hint: 'Is it running? Then try again.' }, 0);
  }
  if (answer.ok) return answer;
  const problem = new Problem(await answer.json().catch(() => ({})), answer.status);
  if (problem.status === 401 && await askForKey(problem, key)) return ask(method, target, options);
  throw problem;
}
