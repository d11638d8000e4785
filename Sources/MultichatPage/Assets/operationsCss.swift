// Written by Scripts/page.sh from Page/operations.css: change that.

extension PageAsset {
    /// The file `operations.css`.
    static let operationsCss = PageAsset(
        name: "operations.css", type: "text/css; charset=utf-8",
        tag: "\"3f5819beff2dc215e3d14fadae4d53c8\"",
        content: #"""
            /* Operations: figures, charts, health, maintenance, keys. */
            .operations-tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px; margin: 0; }
            .operations-tiles .card { padding: 12px 16px; display: grid; align-content: start; }
            .operations-tiles dt, .operations-tiles dd + dd { font-size: 13px; }
            .operations-tiles dd { margin: 0; overflow-wrap: anywhere; min-height: 20px; }
            .operations-tiles dd.number { font-size: 22px; font-weight: 650; line-height: 1.3; letter-spacing: -0.01em; }
            .operations-charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
            .operations-parts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; align-items: start; }
            .operations-parts .keys-card { grid-column: 1 / -1; }
            .operations-trouble:empty { display: none; }
            .operations-findings { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
            .operations-findings li { display: grid; grid-template-columns: 66px minmax(0, 1fr); gap: 10px; align-items: start; }
            .operations-findings .badge { justify-content: center; }
            .operations-findings li > span + span { overflow-wrap: anywhere; }
            .operations-hint { display: block; }
            .operations-about { margin: 10px 0 0; display: grid; gap: 4px; }
            .operations-about div { display: grid; grid-template-columns: 140px minmax(0, 1fr); gap: 10px; }
            .operations-about dd { margin: 0; overflow-wrap: anywhere; }

            /* Charts; the colours of lines are those of their swatches. */
            .tint-a { --tint: light-dark(#4f46e5, #a5b4fc); }
            .tint-b { --tint: light-dark(#c2570c, #fcd34d); }
            .tint-c { --tint: light-dark(#d92d20, #fca5a5); }
            .chart { margin: 0; padding: 12px 14px 8px; display: grid; gap: 6px; }
            .chart-legend { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; font-size: 13px; }
            .chart-legend .strong { font-size: 14px; flex: 1 1 auto; }
            .chart-key { display: inline-flex; align-items: baseline; gap: 5px; color: var(--quiet); white-space: nowrap; }
            .chart-value { color: var(--text); font-weight: 600; }
            .chart-swatch { width: 9px; height: 9px; border-radius: 3px; background: var(--tint); }
            .chart-plot { min-height: 150px; min-width: 0; overflow: hidden; border-radius: 6px; touch-action: pan-y; }
            .chart-picture { display: block; }
            .chart-grid { stroke: var(--line); stroke-width: 1; shape-rendering: crispEdges; }
            .chart-text { fill: var(--quiet); font-size: 11px; font-family: var(--sans); font-variant-numeric: tabular-nums; }
            .chart-line {
              fill: none; stroke: var(--tint); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round;
              vector-effect: non-scaling-stroke;
            }
            .chart-cursor { stroke: var(--line-strong); stroke-width: 1; stroke-dasharray: 3 3; }
            .chart-dot { fill: var(--tint); stroke: var(--surface); stroke-width: 2; }

            /* Tables of all views. */
            .table-scroll { overflow-x: auto; border-radius: 6px; }
            .table { width: 100%; font-size: 14px; }
            .table th, .table td { text-align: left; padding: 7px 10px; border-top: 1px solid var(--line); vertical-align: middle; }
            .table thead th { border-top: 0; color: var(--quiet); font-weight: 550; font-size: 13px; white-space: nowrap; }
            .table tbody th { font-weight: 550; overflow-wrap: anywhere; }
            .table .number { text-align: right; }
            .keys-id { display: block; font-weight: 400; }
            .keys-form { margin-top: 10px; }
            .keys-form input[type="text"] { flex: 1 1 180px; }
            .keys-token {
              display: grid; gap: 8px; padding: 14px 16px; border: 1px solid var(--good); border-radius: var(--radius);
              background: var(--good-soft);
            }
            .keys-token input { flex: 1 1 220px; font-family: var(--mono); font-size: 13px; }
            summary { cursor: pointer; width: fit-content; min-height: 24px; }
            @media (max-width: 720px) {
              .operations-charts, .operations-parts { grid-template-columns: minmax(0, 1fr); }
              .operations-tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px; }
              .operations-about div { grid-template-columns: 100px minmax(0, 1fr); }
            }
            """#)
}
