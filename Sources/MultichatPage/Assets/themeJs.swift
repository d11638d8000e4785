// Written by Scripts/page.sh from Page/theme.js: change that.

extension PageAsset {
    /// The file `theme.js`.
    static let themeJs = PageAsset(
        name: "theme.js", type: "text/javascript; charset=utf-8",
        tag: "\"8cd9c6508b56e56f1dbb36a9cb7d7397\"",
        content: #"""
            // Runs before anything is drawn, so that a chosen theme doesn't flash. Only this is a classic script.
            'use strict';
            {
              let chosen = null;
              try { chosen = localStorage.getItem('multichat.theme'); } catch { /* storage may be forbidden */ }
              if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
            }
            """#)
}
