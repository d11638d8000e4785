// Written by Scripts/page.sh from Page/shell.css: change that.

extension PageAsset {
    /// The file `shell.css`.
    static let shellCss = PageAsset(
        name: "shell.css", type: "text/css; charset=utf-8",
        tag: "\"4d0d68cf533847c9fd922d5d1f9ce78e\"",
        content: #"""
            /* The header, the skip link, the notes. */
            .skip {
              position: absolute; left: 12px; top: -60px; z-index: 20; padding: 8px 14px; border-radius: 8px;
              background: var(--accent-ground); color: var(--on-accent);
            }
            .skip:focus { top: 8px; }
            #header {
              display: flex; align-items: center; gap: 20px; padding: 0 20px; min-height: 54px; z-index: 10;
              background: var(--surface); border-bottom: 1px solid var(--line);
            }
            .brand { display: flex; align-items: center; gap: 9px; color: var(--text); font-weight: 700; text-decoration: none; }
            #header nav { display: flex; gap: 2px; overflow-x: auto; scrollbar-width: none; align-self: stretch; }
            #header nav a {
              display: grid; place-items: center; padding: 0 12px; color: var(--quiet); text-decoration: none; font-weight: 550;
              border-bottom: 2px solid transparent; border-top: 2px solid transparent;
            }
            #header nav a:hover { color: var(--text); }
            #header nav a[aria-current] { color: var(--accent); border-bottom-color: var(--accent); }
            #header nav a:focus-visible { outline-offset: -4px; }
            .tools { display: flex; align-items: center; gap: 8px; margin-left: auto; }
            .tool { border-color: var(--line); padding: 4px 10px; min-width: 34px; min-height: 32px; }
            .tool.namespace { max-width: 180px; overflow: hidden; text-overflow: ellipsis; font-size: 13px; }
            .connection { display: inline-flex; align-items: center; gap: 6px; font-size: 13px; color: var(--quiet); }
            .dot { width: 8px; height: 8px; border-radius: 50%; background: var(--line-strong); flex: none; }
            .connection[data-state="live"] { color: var(--good); }
            .connection[data-state="live"] .dot { background: var(--good); }
            .connection[data-state="reconnecting"] { color: var(--warn); }
            .connection[data-state="reconnecting"] .dot { background: var(--warn); animation: pulse 1.2s infinite; }
            @keyframes pulse { 50% { opacity: 0.3; } }

            main { overflow: auto; min-height: 0; position: relative; }
            main.fill { overflow: hidden; display: grid; }
            #notes {
              position: fixed; left: 50%; top: 62px; transform: translateX(-50%); z-index: 30; display: grid; gap: 8px;
              width: max-content; max-width: calc(100vw - 32px); pointer-events: none;
            }
            .note {
              padding: 9px 16px; border-radius: 10px; background: light-dark(#1f2530, #e6e9ef); color: light-dark(#fff, #14181f);
              box-shadow: var(--shadow-high); overflow-wrap: anywhere;
            }
            .note.spoken { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
            .note.error { background: light-dark(#b3211f, #fca5a5); }

            @media (max-width: 720px) {
              #header { flex-wrap: wrap; gap: 0 12px; padding: 8px 12px 0; }
              #header nav { order: 3; width: 100%; min-height: 42px; margin: 0 -12px; width: calc(100% + 24px); }
              #header nav a { flex: 1; padding: 0 8px; }
              .connection .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              .page { padding: 14px 12px 48px; }
            }
            @media (max-width: 380px) {
              .brand span { display: none; }
            }
            """#)
}
