// Reads the server's metrics every two seconds while the page is seen, and makes points for charts of them.
import { growth, parseMetrics, quantiles, total } from './prometheus.js';

const interval = 2000;
const kept = 150;
// Latencies are told of this many readings, so that few requests make a line too.
const window = 6;

const isAppend = (labels) => labels.get('operation') === 'append';
// A stream lasts as long as somebody follows: that is no latency.
const isAnswer = (labels) => !labels.get('route')?.endsWith('/events');
const isRefused = (labels) => labels.get('status')?.startsWith('4') ?? false;
const isFailed = (labels) => labels.get('status')?.startsWith('5') ?? false;

/// What the charts show: which values a point of each has, made of the reading before, an older one and the newest.
const charts = {
  appends: (before, _, now) => [growth(before, now, 'multichat_appended_entries_total')],
  appendLatency: (_, old, now) => quantiles(old, now, 'multichat_operation_seconds', [0.5, 0.99], isAppend),
  requests: (before, _, now) => [
    growth(before, now, 'multichat_http_requests_total'),
    growth(before, now, 'multichat_http_requests_total', isRefused),
    growth(before, now, 'multichat_http_requests_total', isFailed),
  ],
  requestLatency: (_, old, now) => quantiles(old, now, 'multichat_http_request_seconds', [0.5, 0.99], isAnswer),
};

/// Begins to read. `onReading({ points, families })` has the points of each chart by its name; `onProblem(problem)`
/// is told where a reading fails, and the next one is tried all the same. Answers { stop() }.
export function startSampling(api, onReading, onProblem) {
  const readings = [];
  const points = Object.fromEntries(Object.keys(charts).map((name) => [name, []]));
  const abort = new AbortController();
  let timer = 0;

  const read = async () => {
    if (!document.hidden) {
      try {
        const text = await api.text('/metrics', {}, { signal: abort.signal });
        take({ time: Date.now(), families: parseMetrics(text) });
      } catch (problem) {
        if (abort.signal.aborted) return;
        onProblem(problem);
      }
    }
    timer = setTimeout(read, interval);
  };

  const take = (reading) => {
    const before = readings.at(-1);
    // After a pause, such as of a hidden tab, a line from before it would tell what nobody saw.
    if (before && reading.time - before.time > 5 * interval) readings.length = 0;
    readings.push(reading);
    if (readings.length > window) readings.shift();
    if (readings.length > 1) {
      for (const [name, values] of Object.entries(charts)) {
        points[name].push({ time: reading.time, values: values(readings.at(-2), readings[0], reading) });
        if (points[name].length > kept) points[name].shift();
      }
    }
    onReading({ points, families: reading.families });
  };

  read();
  return {
    stop() {
      abort.abort();
      clearTimeout(timer);
    },
  };
}

/// The gauges that stand beside the charts.
export const gauges = (families) => ({
  followers: total(families, 'multichat_http_followers'),
  connections: total(families, 'multichat_http_connections'),
  size: total(families, 'multichat_store_size_bytes'),
  log: total(families, 'multichat_store_log_size_bytes'),
  errors: total(families, 'multichat_errors_total'),
  lag: total(families, 'multichat_store_flush_lag_seconds'),
});
