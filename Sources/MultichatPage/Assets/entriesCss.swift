// Written by Scripts/page.sh from Page/entries.css: change that.

extension PageAsset {
    /// The file `entries.css`.
    static let entriesCss = PageAsset(
        name: "entries.css", type: "text/css; charset=utf-8",
        tag: "\"a60f070ae8a47a983da770acd3c676d1\"",
        content: #"""
            /* Rows of a conversation. */
            .entry { padding: 0 20px; position: relative; }
            .entry:focus-visible { outline-offset: -3px; }
            .entry.message { padding-top: 12px; padding-bottom: 2px; }
            .entry.message.goes-on { padding-top: 2px; }
            .entry.marked { background: var(--accent-soft); }
            .entry:last-child { padding-bottom: 12px; }
            .hidden-entry .entry-main, .hidden-entry .event-line { opacity: 0.75; }
            .hidden-entry { background: repeating-linear-gradient(135deg, transparent 0 8px, var(--sunken) 8px 16px); }
            .day { display: flex; align-items: center; gap: 12px; padding: 12px 0 8px; color: var(--quiet); font-size: 13px; }
            .day::before, .day::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
            .entry-grid { display: grid; grid-template-columns: 34px minmax(0, 1fr); gap: 12px; }
            .goes-on .avatar { height: 1px; visibility: hidden; }
            .goes-on .entry-head > :not(.place) { display: none; }
            .goes-on .entry-head { position: absolute; right: 20px; top: 2px; background: var(--ground); padding-left: 6px; }
            .goes-on:not(:hover, :focus, :focus-within) .entry-head { opacity: 0; }
            .entry-head { display: flex; gap: 3px 8px; align-items: baseline; flex-wrap: wrap; font-size: 14px; }
            .place { display: inline-flex; gap: 8px; margin-left: auto; font-size: 12px; font-variant-numeric: tabular-nums; color: var(--quiet); }
            .sequence { color: var(--quiet); text-decoration: none; }
            .sequence:hover { color: var(--accent); text-decoration: underline; }
            .reply-to { font-size: 13px; }
            .entry-main { position: relative; min-width: 0; }
            .reply { position: absolute; right: 0; bottom: 0; }
            .entry:not(:hover, :focus, :focus-within) .reply { opacity: 0; }
            .usage { font-size: 12px; }

            .markdown { overflow-wrap: anywhere; display: grid; gap: 8px; max-width: 78ch; }
            .markdown > * { min-width: 0; }
            .markdown p { white-space: pre-wrap; }
            .markdown h3 { font-size: 16px; }
            .markdown ul, .markdown ol { margin: 0; padding-left: 24px; }
            .markdown blockquote { margin: 0; padding-left: 12px; border-left: 3px solid var(--line-strong); color: var(--quiet); }
            .markdown hr { width: 100%; border: 0; border-top: 1px solid var(--line); margin: 4px 0; }
            .markdown code, .event-words code, summary code { background: var(--sunken); border-radius: 4px; padding: 1px 4px; }
            .markdown .wide { overflow-x: auto; }
            .markdown th, .markdown td { border: 1px solid var(--line); padding: 4px 10px; text-align: left; }
            .markdown th { background: var(--sunken); }
            pre {
              margin: 0; padding: 10px 12px; border-radius: 8px; background: var(--sunken); border: 1px solid var(--line);
              overflow: auto; max-height: 420px; font-size: 13px; line-height: 1.45; tab-size: 4;
            }
            pre code, .markdown pre code { background: none; padding: 0; font-size: inherit; }

            .fold { margin-top: 6px; max-width: 78ch; }
            .fold > summary, .event-details > summary { cursor: pointer; border-radius: 6px; }
            .fold.tool > summary, .event-details > summary { width: auto; }
            .fold.tool { border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
            .fold.tool > summary { padding: 5px 10px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
            .fold.tool > pre { border-width: 1px 0 0; border-radius: 0 0 8px 8px; }

            .entry.event { padding-top: 4px; padding-bottom: 4px; font-size: 13.5px; }
            .event-line { display: inline-flex; gap: 8px; align-items: baseline; width: calc(100% - 20px); padding-left: 46px; }
            .event-details { margin-left: 28px; }
            .event-details .event-line { padding-left: 2px; }
            .event-words {
              display: inline-flex; gap: 6px; align-items: baseline; flex-wrap: wrap; color: var(--quiet); overflow-wrap: anywhere;
              min-width: 0;
            }
            .event-dot { width: 7px; height: 7px; border-radius: 50%; background: var(--line-strong); align-self: center; }
            .kind-context, .kind-value { background: light-dark(#7c3aed, #c4b5fd); }
            .kind-workflow { background: light-dark(#0369a1, #7dd3fc); }
            .kind-rewind, .kind-erase { background: light-dark(#b45309, #fbbf24); }
            .kind-join, .kind-leave, .kind-end { background: light-dark(#0b6b41, #6ee7b0); }
            .event-details > summary::marker { color: var(--quiet); }
            .event-inside { padding: 6px 0 8px 18px; display: grid; gap: 6px; }
            .unread-page { background: repeating-linear-gradient(var(--ground) 0 14px, var(--sunken) 14px 46px, var(--ground) 46px 76px); }

            @media (max-width: 720px) {
              .entry { padding-left: 12px; padding-right: 12px; }
              .entry-grid { grid-template-columns: 26px minmax(0, 1fr); gap: 8px; }
              .entry-grid .avatar { width: 26px; height: 26px; font-size: 10px; }
              .event-line { padding-left: 34px; }
              .event-details { margin-left: 16px; }
            }
            """#)
}
