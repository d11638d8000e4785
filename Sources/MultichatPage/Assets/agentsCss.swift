// Written by Scripts/page.sh from Page/agents.css: change that.

extension PageAsset {
    /// The file `agents.css`.
    static let agentsCss = PageAsset(
        name: "agents.css", type: "text/css; charset=utf-8",
        tag: "\"4723d6561ac3747d27831d7794eabc44\"",
        content: #"""
            /* Agents: the graph, the chosen one, the list. */
            .agents-title { flex: 1; }
            .agents-top { display: grid; grid-template-columns: minmax(0, 1.9fr) minmax(0, 1fr); gap: 12px; align-items: stretch; }
            .agents-top > .card, .agents-detail > .card { align-content: start; }
            .agents-detail > .card { height: 100%; }
            .agents-inboxes { list-style: none; margin: 0; padding: 0; display: grid; gap: 10px; }
            .agents-inboxes li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 10px; }
            .agents-inboxes progress {
              grid-column: 1 / -1; width: 100%; height: 6px; border: 0; border-radius: 3px; overflow: hidden; appearance: none;
              background: var(--sunken);
            }
            .agents-inboxes progress::-webkit-progress-bar { background: var(--sunken); }
            .agents-inboxes progress::-webkit-progress-value { background: var(--hue); }
            .agents-inboxes progress::-moz-progress-bar { background: var(--hue); }
            .agents-head h2 { flex: 1; min-width: 0; overflow-wrap: anywhere; }
            .agents-partners, .agents-sessions, .agents-waiting { list-style: none; margin: 0; padding: 0; display: grid; gap: 4px; }
            .agents-partners li, .agents-sessions li {
              display: flex; gap: 10px; justify-content: space-between; align-items: baseline; overflow-wrap: anywhere;
            }
            .agents-partners .number { white-space: nowrap; font-size: 13px; }
            .agents-waiting { gap: 10px; }
            .agents-waiting li { padding-top: 8px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
            .agents-waiting a { font-size: 13px; }
            .agents-text { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 6em; overflow: hidden; }
            .agents-list { padding: 4px 6px; }
            .agents-name { display: flex; min-width: 0; gap: 8px; align-items: center; text-decoration: none; }
            .agents-name:hover .agent { text-decoration: underline; }
            .agents-where { overflow-wrap: anywhere; }
            .agents-leases .badge { margin: 1px; }
            .agents-list .table, .pairs { table-layout: fixed; }
            .agents-list th:nth-child(2) { width: 120px; }
            .agents-list th:nth-child(4) { width: 90px; }
            .pairs th:nth-child(n + 3) { width: 110px; }
            .agents .is-selected { background: var(--accent-soft); }
            .pairs td { overflow-wrap: anywhere; }
            .graph-place { min-height: 300px; min-width: 0; overflow: hidden; }
            .graph { display: block; overflow: visible; }
            .graph-line { fill: none; stroke: var(--hue); stroke-linecap: round; opacity: 0.55; }
            .graph-tip { fill: var(--hue); opacity: 0.75; }
            .graph-disc { fill: var(--hue-soft); stroke: var(--hue); stroke-width: 1.5; }
            .graph-letters { fill: var(--hue); font: 700 11px var(--sans); }
            .graph-name { fill: var(--text); font: 550 13px var(--sans); }
            .graph-node { text-decoration: none; cursor: pointer; }
            .graph-node:focus-visible { outline: 2px solid var(--accent); }
            .graph-node:focus-visible .graph-disc, .graph-node:hover .graph-disc { stroke-width: 3.5; }
            .graph-node.selected .graph-disc { stroke-width: 3.5; }
            .graph.is-lit .graph-edge:not(.lit) { opacity: 0.18; }
            .graph.is-lit .graph-edge.lit .graph-line, .graph.is-lit .graph-edge.lit .graph-tip { opacity: 0.95; }
            .graph.is-lit .graph-node:not(.lit) .graph-disc { stroke-opacity: 0.4; }
            .graph-saying { min-height: 1.5em; overflow-wrap: anywhere; }
            @media (max-width: 820px) {
              .agents-top { grid-template-columns: minmax(0, 1fr); }
            }
            @media (max-width: 560px) {
              .agents .toolbar input { width: 100%; }
              .agents-list .table thead { display: none; }
              .agents-list .table { display: block; }
              .agents-list .table tbody { display: block; }
              .pairs th:nth-child(n + 3) { width: 82px; }
              .agents-list .table tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; padding: 6px 0; }
              .agents-list .table tr + tr { border-top: 1px solid var(--line); }
              .agents-list .table th, .agents-list .table td { border: 0; padding: 2px 10px; }
              .agents-list .table td:nth-child(2)::before { content: "seen "; }
              .agents-list .table td.number::before { content: "unread "; color: var(--quiet); }
              .agents-where { grid-row: 2; grid-column: 1; }
            }
            """#)
}
