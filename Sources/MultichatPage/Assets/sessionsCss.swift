// Written by Scripts/page.sh from Page/sessions.css: change that.

extension PageAsset {
    /// The file `sessions.css`.
    static let sessionsCss = PageAsset(
        name: "sessions.css", type: "text/css; charset=utf-8",
        tag: "\"fa20809c9f57ae9b548fa217f44cd3ee\"",
        content: #"""
            /* The list of sessions. */
            .session-filters .grow { flex: 1 1 280px; }
            .session-filters input[list], .session-filters input[type="text"] { flex: 0 1 180px; }
            .session-list { display: grid; gap: 8px; }
            .session-item { border-radius: var(--radius); }
            .session-row, .hit {
              display: grid; grid-template-columns: 84px minmax(0, 1fr) auto; gap: 14px; align-items: start; padding: 13px 16px;
              color: var(--text); text-decoration: none; background: var(--surface); border: 1px solid var(--line);
              border-radius: var(--radius); box-shadow: var(--shadow);
            }
            .session-row:hover, .hit:hover { border-color: var(--line-strong); }
            .session-agents { display: flex; padding-top: 2px; }
            .session-agents .avatar { border: 2px solid var(--surface); margin-left: -7px; width: 29px; height: 29px; }
            .session-agents .avatar:first-child { margin-left: 0; }
            .session-words { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; min-width: 0; }
            .session-topic { font-weight: 600; display: flex; gap: 8px; align-items: center; flex-wrap: wrap; overflow-wrap: anywhere; }
            .session-preview { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
            .session-preview:empty { display: none; }
            .session-facts { display: flex; gap: 4px 10px; flex-wrap: wrap; font-size: 13px; overflow-wrap: anywhere; align-items: center; }
            .session-numbers { display: grid; gap: 2px; justify-items: end; font-size: 13px; white-space: nowrap; }
            .unread {
              background: var(--accent-ground); color: var(--on-accent); border-radius: 99px; padding: 0 8px; font-weight: 650;
              font-size: 12px; line-height: 20px; min-width: 22px; text-align: center;
            }
            .unread[hidden] { display: none; }
            .session-item.fresh .session-row { animation: fresh 2s ease-out; }
            @keyframes fresh { from { background: var(--accent-soft); border-color: var(--accent); } }
            .session-end { min-height: 1px; }
            .hit { grid-template-columns: minmax(0, 1fr); gap: 4px; }
            .snippet { overflow-wrap: anywhere; }
            mark { background: light-dark(#fde68a, #6b4e08); color: inherit; border-radius: 3px; padding: 0 1px; }
            @media (max-width: 720px) {
              .session-row { grid-template-columns: minmax(0, 1fr) auto; padding: 12px; gap: 10px; }
              .session-agents { display: none; }
              .session-filters select, .session-filters input[type="text"], .session-filters input[list] { flex: 1 1 40%; }
            }
            """#)
}
