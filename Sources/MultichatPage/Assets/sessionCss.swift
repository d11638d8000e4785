// Written by Scripts/page.sh from Page/session.css: change that.

extension PageAsset {
    /// The file `session.css`.
    static let sessionCss = PageAsset(
        name: "session.css", type: "text/css; charset=utf-8",
        tag: "\"31169d22a77e398531f97059bc6fadae\"",
        content: #"""
            /* One session: head, conversation, time, writing. */
            .session { display: grid; grid-template-rows: auto auto minmax(0, 1fr); min-height: 0; height: 100%; }
            .session-header { padding: 12px 20px 10px; background: var(--surface); display: grid; gap: 6px; }
            .session-title { display: flex; gap: 10px; align-items: center; flex-wrap: wrap; min-width: 0; }
            .session-title h1 { font-size: 19px; overflow-wrap: anywhere; }
            .back { text-decoration: none; font-size: 20px; line-height: 1; padding: 4px 8px; margin-left: -8px; }
            .session-about { display: flex; gap: 4px 14px; align-items: center; flex-wrap: wrap; font-size: 13px; }
            .participant { display: inline-flex; gap: 6px; align-items: center; }
            .session-body {
              display: grid; grid-template-columns: minmax(0, 1fr) minmax(320px, 400px); grid-template-rows: minmax(0, 1fr);
              min-height: 0; border-top: 1px solid var(--line);
            }
            .session-chat { display: grid; grid-template-rows: auto minmax(0, 1fr) auto auto; min-height: 0; min-width: 0; }
            .entries-bar {
              padding: 8px 20px; border-bottom: 1px solid var(--line); background: var(--surface); font-size: 13px; gap: 8px 10px;
            }
            .entries-bar select, .entries-bar input[type="text"] { padding: 3px 9px; font-size: 13px; }
            .entries-bar .author { width: 130px; }
            .entries-bar .jump { width: 92px; }
            .spread { flex: 1; }
            .entries-box { position: relative; min-height: 0; }
            .entries { height: 100%; overflow-y: scroll; overflow-x: hidden; overflow-anchor: none; overscroll-behavior: contain; }
            .space { position: relative; overflow: clip; }
            .rows { position: absolute; inset: 0 0 auto; will-change: transform; }
            .news {
              position: absolute; left: 50%; bottom: 14px; transform: translateX(-50%); border-radius: 99px;
              box-shadow: var(--shadow-high);
            }
            .news[hidden] { display: none; }
            .slider {
              display: flex; gap: 12px; align-items: center; padding: 6px 20px; border-top: 1px solid var(--line);
              background: var(--surface); font-size: 13px; min-height: 42px;
            }
            .slider input { flex: 1; min-width: 80px; height: 26px; margin: 0; }
            .slider-words { color: var(--quiet); }
            .in-the-past .slider { background: var(--warn-soft); }
            .in-the-past .slider-words { color: var(--warn); font-weight: 600; }
            .composer { display: grid; gap: 8px; padding: 10px 20px 14px; border-top: 1px solid var(--line); background: var(--surface); }
            .composer-who { display: flex; gap: 8px 16px; flex-wrap: wrap; font-size: 13px; }
            .composer-who label { display: flex; gap: 6px; align-items: center; }
            .composer-who input { padding: 3px 9px; font-size: 13px; }
            .composer-from { width: 140px; }
            .composer-to { width: 200px; }
            .composer-text { display: flex; gap: 10px; align-items: end; }
            .composer-text textarea { flex: 1; field-sizing: content; min-height: 39px; max-height: 30vh; }
            .composer-problem:empty { display: none; }
            .composer-problem { color: var(--bad); }
            .composer .row[hidden] { display: none; }

            .tabs { display: flex; gap: 2px; padding: 0 20px; background: var(--surface); justify-content: flex-end; }
            .tab {
              font: inherit; font-weight: 550; background: none; border: 0; border-bottom: 2px solid transparent; cursor: pointer;
              color: var(--quiet); padding: 7px 10px;
            }
            .tab:hover { color: var(--text); }
            .tab[aria-selected="true"] { color: var(--accent); border-bottom-color: var(--accent); }
            .tab:focus-visible { outline-offset: -3px; }
            .tab[data-name="chat"] { display: none; }

            @media (max-width: 900px) {
              .session-body { grid-template-columns: minmax(0, 1fr); }
              .tab[data-name="chat"] { display: block; }
              .tabs { justify-content: flex-start; overflow-x: auto; padding: 0 8px; scrollbar-width: none; }
              .tab { white-space: nowrap; padding: 7px 8px; font-size: 14px; flex: 1; }
              .session-body[data-tab="chat"] .panels { display: none; }
              .session-body:not([data-tab="chat"]) .session-chat { display: none; }
            }
            @media (max-width: 720px) {
              .session-header { padding: 8px 12px; }
              .session-title h1 { font-size: 17px; }
              .session-about { display: none; }
              .entries-bar { padding: 6px 12px; }
              .entries-bar .author, .entries-bar .check { display: none; }
              .slider { padding: 4px 12px; gap: 8px; }
              .composer { padding: 8px 12px 10px; }
              .composer-who label { flex: 1; min-width: 0; }
              .composer-who input { flex: 1; width: 60px; }
            }
            @media (min-width: 901px) {
              .session-about { padding-right: 400px; }
              .tabs { margin-top: -42px; background: none; pointer-events: none; }
              .tab { pointer-events: auto; }
              .session-header { padding-bottom: 14px; }
            }
            """#)
}
