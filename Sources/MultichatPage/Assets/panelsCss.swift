// Written by Scripts/page.sh from Page/panels.css: change that.

extension PageAsset {
    /// The file `panels.css`.
    static let panelsCss = PageAsset(
        name: "panels.css", type: "text/css; charset=utf-8",
        tag: "\"63339fb675c1ffa6834b12a03371a904\"",
        content: #"""
            /* Beside a conversation: contexts, workflows, forks and rewinds. */
            .panels { overflow-y: auto; border-left: 1px solid var(--line); background: var(--ground); min-width: 0; }
            .panel { padding: 16px; }
            .panel .card { padding: 12px 14px; display: grid; gap: 8px; min-width: 0; }
            .panel .card > * { min-width: 0; }
            .json { white-space: pre-wrap; overflow-wrap: anywhere; }
            .history { padding-top: 8px; }
            .version { display: grid; gap: 4px; }
            .diff { list-style: none; margin: 0; padding: 0; display: grid; gap: 6px; font: 13px/1.45 var(--mono); overflow-wrap: anywhere; }
            .diff li { display: grid; gap: 1px; }
            .diff-path { color: var(--quiet); }
            .diff del, .diff ins { text-decoration: none; padding: 1px 8px; border-radius: 4px; }
            .diff del { background: var(--bad-soft); color: var(--bad); }
            .diff ins { background: var(--good-soft); color: var(--good); }

            .timeline { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
            .step { display: grid; gap: 3px; }
            .step-line { display: inline-flex; gap: 8px; align-items: baseline; flex-wrap: wrap; }
            .step-name { font-weight: 600; overflow-wrap: anywhere; }
            .track { position: relative; height: 8px; border-radius: 4px; background: var(--sunken); overflow: hidden; border: 1px solid var(--line); }
            .bar { position: absolute; top: 0; bottom: 0; border-radius: 3px; background: var(--line-strong); }
            .bar.good { background: light-dark(#16a367, #34d399); }
            .bar.accent { background: light-dark(#6366f1, #818cf8); }
            .bar.warn { background: light-dark(#e08a1e, #f5a742); }
            .bar.bad { background: light-dark(#dc4441, #f87171); }

            .tree { list-style: none; margin: 0; padding: 0; }
            .tree .tree { padding-left: 14px; margin-left: 12px; border-left: 2px solid var(--line); }
            .tree .tree > li { position: relative; }
            .tree .tree > li::before {
              content: ""; position: absolute; left: -16px; top: 0; width: 14px; height: 22px;
              border-left: 2px solid var(--line-strong); border-bottom: 2px solid var(--line-strong); border-bottom-left-radius: 8px;
            }
            .tree-node {
              display: flex; gap: 4px 8px; flex-wrap: wrap; align-items: baseline; padding: 8px 12px; margin-bottom: 8px;
              border: 1px solid var(--line); border-radius: 8px; background: var(--surface); color: var(--text);
              text-decoration: none; overflow-wrap: anywhere;
            }
            a.tree-node:hover { border-color: var(--line-strong); }
            .tree-node[aria-current] { border-color: var(--accent); box-shadow: inset 3px 0 0 var(--accent); }
            .tree-rewind .tree-node { background: none; border-style: dashed; font-size: 13.5px; }
            """#)
}
