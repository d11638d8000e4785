// Written by Scripts/page.sh from Page/brain.css: change that.

extension PageAsset {
    /// The file `brain.css`.
    static let brainCss = PageAsset(
        name: "brain.css", type: "text/css; charset=utf-8",
        tag: "\"97bc4b2cfa88fe27eb7c899bf3c21d89\"",
        content: #"""
            /* The brain: what was learned. */
            .brain { max-width: 860px; }
            .brain-search { flex: 1 1 260px; font-size: 16px; padding: 10px 14px; }
            .brain .chips { max-height: 110px; overflow: auto; padding: 2px; }
            .brain .chip { max-width: 100%; overflow: hidden; text-overflow: ellipsis; min-height: 26px; }
            .learning { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
            .learning h2, .learning-title { overflow-wrap: anywhere; }
            .learning-text { white-space: pre-wrap; overflow-wrap: anywhere; }
            .learning-text.is-short {
              display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 6; line-clamp: 6; overflow: hidden;
            }
            .learning-facts { font-size: 13px; gap: 6px 10px; overflow-wrap: anywhere; }
            .learning-facts > * { max-width: 100%; min-width: 0; }
            .learning-chip {
              border: 0; font: inherit; font-size: 12px; line-height: 24px; cursor: pointer; display: inline-block;
              overflow: hidden; text-overflow: ellipsis;
            }
            .learning-chip:hover { text-decoration: underline; }
            .learning-open { font-size: 13px; width: fit-content; }
            .learning-versions { margin: 0; padding: 4px 16px; list-style: none; }
            .learning-versions li { padding: 10px 0; overflow-wrap: anywhere; }
            .learning-versions li + li { border-top: 1px solid var(--line); }
            .learning-changes { margin: 6px 0 0; display: grid; gap: 4px; }
            .learning-changes div { display: grid; grid-template-columns: 90px minmax(0, 1fr); gap: 10px; }
            .learning-changes dd { margin: 0; white-space: pre-wrap; }
            .learning-changes del { background: var(--bad-soft); color: var(--bad); }
            .learning-changes ins { background: var(--good-soft); color: var(--good); text-decoration: none; }
            @media (max-width: 720px) {
              .learning-changes div { grid-template-columns: minmax(0, 1fr); gap: 0; }
            }
            """#)
}
