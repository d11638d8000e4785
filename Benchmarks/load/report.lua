-- What every load reports: a line of figures that the driver reads (see LoadGenerator.swift).
done = function(summary, latency, requests)
    local errors = summary.errors
    local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
    io.write(string.format("REPORT %d %d %.1f %.1f %.1f %d\n", summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99), latency.max, failed))
end
