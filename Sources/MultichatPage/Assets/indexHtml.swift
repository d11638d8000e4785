// Written by Scripts/page.sh from Page/index.html: change that.

extension PageAsset {
    /// The file `index.html`.
    static let indexHtml = PageAsset(
        name: "index.html", type: "text/html; charset=utf-8",
        tag: "\"138e9ed12904c38dc09d680b6cfabe2e\"",
        content: #"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="color-scheme" content="light dark">
            <title>Multichat</title>
            <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/theme.css">
            <link rel="stylesheet" href="/assets/base.css">
            <link rel="stylesheet" href="/assets/shell.css">
            <link rel="stylesheet" href="/assets/sessions.css">
            <link rel="stylesheet" href="/assets/session.css">
            <link rel="stylesheet" href="/assets/entries.css">
            <link rel="stylesheet" href="/assets/panels.css">
            <link rel="stylesheet" href="/assets/agents.css">
            <link rel="stylesheet" href="/assets/brain.css">
            <link rel="stylesheet" href="/assets/operations.css">
            <script src="/assets/theme.js"></script>
            <script type="module" src="/assets/app.js"></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header id="header"></header>
            <main id="main" tabindex="-1"><noscript>This page needs JavaScript.</noscript></main>
            <div id="notes" role="status" aria-live="polite"></div>
            </body>
            </html>
            """#)
}
