// The address behind `#`: a path whose segments are encoded, and a query: #/sessions/release?at=12&ns=team

/// Reads the address: { segments, query }
export function readRoute() {
  const [place, query] = location.hash.replace(/^#/, '').split(/\?(.*)/s);
  const segments = place.split('/').filter((segment) => segment !== '').map(decode);
  return { segments, query: Object.fromEntries(new URLSearchParams(query ?? '')) };
}

function decode(segment) {
  try { return decodeURIComponent(segment); } catch { return segment; }
}

/// The values at the places of a view's path ('/sessions/:id'), or null where it is another path.
export function match(pattern, segments) {
  const parts = pattern.split('/').filter((part) => part !== '');
  if (parts.length !== segments.length) return null;
  const values = {};
  for (const [place, part] of parts.entries()) {
    if (part.startsWith(':')) values[part.slice(1)] = segments[place];
    else if (part !== segments[place]) return null;
  }
  return values;
}

/// The address of a path: a list of segments, such as ['sessions', id], with a query.
export function makeLink(segments, query = {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.append(name, value);
  }
  const text = parameters.toString();
  return `#/${segments.map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`;
}
