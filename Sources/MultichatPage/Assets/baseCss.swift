// Written by Scripts/page.sh from Page/base.css: change that.

extension PageAsset {
    /// The file `base.css`.
    static let baseCss = PageAsset(
        name: "base.css", type: "text/css; charset=utf-8",
        tag: "\"31d2e4ed2edaede2697aa3d76102616c\"",
        content: #"""
            /* What all views share. */
            *, *::before, *::after { box-sizing: border-box; }
            html, body { height: 100%; }
            body {
              margin: 0;
              display: grid;
              grid-template-rows: auto minmax(0, 1fr);
              height: 100dvh;
              background: var(--ground);
              color: var(--text);
              font: 15px/1.5 var(--sans);
              -webkit-text-size-adjust: 100%;
            }
            h1, h2, h3, h4, p { margin: 0; }
            h1 { font-size: 22px; line-height: 1.25; font-weight: 650; letter-spacing: -0.01em; }
            h2 { font-size: 16px; line-height: 1.35; font-weight: 650; }
            h3 { font-size: 14px; font-weight: 650; }
            a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
            code, pre, kbd { font-family: var(--mono); font-size: 0.9em; }
            code { overflow-wrap: anywhere; }
            .row > * { min-width: 0; }
            table { border-collapse: collapse; }
            img { display: block; }
            :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
            main:focus-visible { outline: none; }
            ::selection { background: light-dark(#c7d2fe, #3b3f86); }
            @media (prefers-reduced-motion: reduce) {
              *, *::before, *::after { transition: none !important; animation: none !important; }
            }

            .hide:not(:focus) {
              position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
            }
            .quiet { color: var(--quiet); }
            .strong { font-weight: 600; }
            .number { font-variant-numeric: tabular-nums; }
            .page { max-width: 1120px; margin: 0 auto; padding: 24px 24px 64px; display: grid; gap: var(--space); align-content: start; }
            .page > * { min-width: 0; }
            .row { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
            .row.end { justify-content: flex-end; }
            .stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
            .toolbar { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; }
            .card {
              background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow);
              padding: var(--space);
            }

            input[type="text"], input[type="search"], input[type="password"], input[type="number"], select, textarea, .field {
              font: inherit; color: var(--text); background: var(--surface);
              border: 1px solid var(--line-strong); border-radius: 8px; padding: 7px 11px; min-width: 0;
            }
            textarea { resize: vertical; line-height: 1.5; }
            input::placeholder, textarea::placeholder { color: var(--quiet); opacity: 1; }
            input[type="range"] { accent-color: var(--accent-ground); }
            input[type="checkbox"] { accent-color: var(--accent-ground); width: 16px; height: 16px; margin: 0; }
            label.check { display: inline-flex; gap: 6px; align-items: center; }

            .button, .tool, .chip {
              font: inherit; color: var(--text); cursor: pointer; text-decoration: none; white-space: nowrap;
              background: var(--surface); border: 1px solid var(--line-strong); border-radius: 8px; padding: 7px 14px;
            }
            .button:hover, .tool:hover, .chip:hover { background: var(--sunken); }
            .button.primary { background: var(--accent-ground); border-color: var(--accent-ground); color: var(--on-accent); }
            .button.primary:hover { background: #4338ca; }
            .button.small { padding: 3px 10px; font-size: 13px; }
            .button:disabled { opacity: 0.55; cursor: default; }
            .chip { border-radius: 99px; padding: 2px 11px; font-size: 13px; border-color: var(--line); }
            .chip[aria-pressed="true"] {
              background: var(--accent-soft); border-color: var(--accent); color: var(--accent); font-weight: 600;
            }
            .chips { display: flex; gap: 6px; flex-wrap: wrap; }
            .badge {
              display: inline-flex; align-items: center; gap: 4px; border-radius: 99px; padding: 0 8px; font-size: 12px;
              line-height: 20px; background: var(--sunken); color: var(--quiet); white-space: nowrap;
              max-width: 100%; overflow: hidden;
            }
            .badge.good { background: var(--good-soft); color: var(--good); }
            .badge.warn { background: var(--warn-soft); color: var(--warn); }
            .badge.bad { background: var(--bad-soft); color: var(--bad); }
            .badge.accent { background: var(--accent-soft); color: var(--accent); }

            .agent { color: var(--hue); font-weight: 600; overflow-wrap: anywhere; }
            .avatar {
              flex: none; display: grid; place-items: center; width: 34px; height: 34px; border-radius: 50%;
              background: var(--hue-soft, var(--sunken)); color: var(--hue, var(--quiet));
              font-size: 12px; font-weight: 700; letter-spacing: 0.02em; overflow: hidden;
            }
            .avatar.small { width: 24px; height: 24px; font-size: 9.5px; }

            .problem {
              display: grid; gap: 6px; justify-items: start; padding: 14px 16px; border-radius: var(--radius);
              background: var(--bad-soft); border: 1px solid var(--bad); overflow-wrap: anywhere;
            }
            .problem .quiet { color: var(--text); }
            .empty, .busy { color: var(--quiet); padding: 40px 16px; text-align: center; }
            kbd {
              display: inline-block; padding: 0 6px; border: 1px solid var(--line-strong); border-bottom-width: 2px;
              border-radius: 5px; background: var(--sunken);
            }
            .keys td { padding: 4px 16px 4px 0; vertical-align: top; }

            .dialog {
              width: min(460px, calc(100vw - 32px)); padding: 20px; color: var(--text); background: var(--raised);
              border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow-high);
            }
            .dialog::backdrop { background: #0b0f1780; }
            .dialog input { width: 100%; }
            """#)
}
