// Written by Scripts/page.sh from Page/theme.css: change that.

extension PageAsset {
    /// The file `theme.css`.
    static let themeCss = PageAsset(
        name: "theme.css", type: "text/css; charset=utf-8",
        tag: "\"c33df966f01ee363ba6c829c6bb6b4b3\"",
        content: #"""
            /* Colours and sizes. Each colour is given for light and dark; text on its ground keeps a contrast of 4.5. */
            :root {
              color-scheme: light dark;
              --ground: light-dark(#f6f7f9, #0f1217);
              --surface: light-dark(#ffffff, #171b22);
              --raised: light-dark(#ffffff, #1e232c);
              --sunken: light-dark(#eef0f4, #11151b);
              --line: light-dark(#dfe3ea, #2b323d);
              --line-strong: light-dark(#8a93a3, #6b7686);
              --text: light-dark(#1a1f29, #e6e9ef);
              --quiet: light-dark(#566072, #9aa5b6);
              --accent: light-dark(#4338ca, #a5b4fc);
              --accent-ground: light-dark(#4f46e5, #4f46e5);
              --accent-soft: light-dark(#eceafe, #262a4d);
              --on-accent: #ffffff;
              --good: light-dark(#0b6b41, #6ee7b0);
              --good-soft: light-dark(#dff5e9, #14342a);
              --warn: light-dark(#8a4b06, #fbbf77);
              --warn-soft: light-dark(#fdf0dc, #3a2a12);
              --bad: light-dark(#b3211f, #fca5a5);
              --bad-soft: light-dark(#fde8e8, #40191c);
              --shadow: light-dark(0 1px 2px #10182814, 0 1px 2px #0008);
              --shadow-high: light-dark(0 12px 32px #10182833, 0 12px 32px #000a);
              --radius: 10px;
              --space: 16px;
              --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
              --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
            }
            :root[data-theme="light"] { color-scheme: light; }
            :root[data-theme="dark"] { color-scheme: dark; }

            /* The colours of agents: twelve hues that stay apart, with the same lightness. */
            .hue-0 { --hue: light-dark(#b42318, #fda29b); --hue-soft: light-dark(#fee4e2, #4a1d1a); }
            .hue-1 { --hue: light-dark(#9a3f06, #fdb172); --hue-soft: light-dark(#fdead7, #45260f); }
            .hue-2 { --hue: light-dark(#80560a, #fcd34d); --hue-soft: light-dark(#fbf0c6, #3d3110); }
            .hue-3 { --hue: light-dark(#4d6410, #bde25c); --hue-soft: light-dark(#edf6d3, #2b3712); }
            .hue-4 { --hue: light-dark(#1c6b2c, #86e29b); --hue-soft: light-dark(#dcf5e1, #17381f); }
            .hue-5 { --hue: light-dark(#0b6a5d, #5fe3cf); --hue-soft: light-dark(#d5f5ef, #113733); }
            .hue-6 { --hue: light-dark(#0b6583, #67d8f8); --hue-soft: light-dark(#d8f2fb, #103644); }
            .hue-7 { --hue: light-dark(#175cd3, #93c1fd); --hue-soft: light-dark(#dfeafe, #172f55); }
            .hue-8 { --hue: light-dark(#4740c9, #b0b4fd); --hue-soft: light-dark(#e6e6fd, #2a2a5c); }
            .hue-9 { --hue: light-dark(#7330c4, #d0aefc); --hue-soft: light-dark(#f0e4fd, #3a2158); }
            .hue-10 { --hue: light-dark(#a3199c, #f5a3ef); --hue-soft: light-dark(#fbe2f9, #471a45); }
            .hue-11 { --hue: light-dark(#b01559, #fba3c6); --hue-soft: light-dark(#fde3ee, #481a30); }
            """#)
}
