"""Makes the static site: pages.py REFERENCE SITE BASE.

The pages stay plain Markdown that reads well where the source is looked at. Documentation/README.md is the index, and
its lists are the navigation: a page that it doesn't name is an error, and so is a link to nothing.
"""
import html
import json
import pathlib
import re
import shutil
import sys

from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from modules import modules

ROOT = pathlib.Path.cwd()
INDEX = "Documentation/README.md"
# What is shown besides the pages of Documentation/.
OTHERS = {"README.md": "project", "CONTRIBUTING.md": "contributing", "CHANGELOG.md": "changelog",
          "Benchmarks/README.md": "benchmarks", "Documentation/models/README.md": "models"}
LANGUAGES = {"sh": "bash", "console": "console", "swift": "swift", "json": "json", "python": "python", "ini": "ini"}


class Site:
    """All pages: where each is shown, and what stands in the navigation."""

    def __init__(self) -> None:
        self.markdown = MarkdownIt("commonmark").enable("table")
        self.names = {INDEX: "index.html"}
        for page in sorted((ROOT / "Documentation").glob("*.md")):
            self.names.setdefault(f"Documentation/{page.name}", f"{page.stem}.html")
        for path, name in OTHERS.items():
            self.names[path] = f"{name}.html"
        self.groups = self.navigation()
        self.symbols = {}
        self.faults: list[str] = []

    def navigation(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The index's lists: headings, each with the titles and names of its pages."""
        groups: list[tuple[str, list[tuple[str, str]]]] = []
        for line in (ROOT / INDEX).read_text().splitlines():
            if line.startswith("## "):
                groups.append((line[3:], []))
            elif match := re.match(r"- \[(.*?)\]\((.*?)\)", line):
                groups[-1][1].append((match[1], self.names[self.path(INDEX, match[2])]))
        missing = set(self.names.values()) - {name for _, items in groups for _, name in items} - {"index.html"}
        if missing:
            sys.exit(f"{INDEX} doesn't name {', '.join(sorted(missing))}")
        return groups

    @staticmethod
    def path(page: str, target: str) -> str:
        """The path in the repository of what a page links to."""
        return str((ROOT / page).parent.joinpath(target).resolve().relative_to(ROOT))

    def link(self, page: str, target: str) -> str | None:
        """Where a link leads in the site; nothing where the source is there but isn't shown."""
        if re.match(r"[a-z]+:", target) or target.startswith("#"):
            return target
        path, mark, anchor = target.partition("#")
        try:
            place = self.path(page, path)
        except ValueError:
            place = ""
        if place in self.names:
            return self.names[place] + mark + anchor
        if place.startswith("Documentation/") and (ROOT / place).suffix in (".svg", ".png"):
            return place.removeprefix("Documentation/")
        if not (ROOT / place).exists() or not place:
            self.faults.append(f"{page}: the link {target} leads nowhere")
        return None


def anchor(text: str, known: set[str]) -> str:
    """The anchor of a heading, as code hosts make it."""
    word = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
    name, number = word, 0
    while name in known:
        number += 1
        name = f"{word}-{number}"
    known.add(name)
    return name


def code(token) -> str:
    """A block of code with its words coloured."""
    language = token.info.split(" ")[0]
    lexer = get_lexer_by_name(LANGUAGES.get(language, "text"), stripnl=False)
    body = highlight(token.content, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="{language or "text"}"><code>{body}</code></pre>\n'


class Page:
    """One page as HTML."""

    def __init__(self, site: Site, path: str) -> None:
        self.site, self.path = site, path
        self.headings: list[tuple[str, str]] = []
        self.title = ""
        self.text = ""
        known: set[str] = set()
        tokens = site.markdown.parse((ROOT / path).read_text())
        for place, token in enumerate(tokens):
            if token.type == "heading_open":
                words = "".join(child.content for child in tokens[place + 1].children)
                token.attrSet("id", anchor(words, known))
                if token.tag == "h1":
                    self.title = self.title or words
                elif token.tag == "h2":
                    self.headings.append((token.attrGet("id"), words))
            for child in token.children or []:
                self.change(child)
        renderer = site.markdown.renderer
        parts = []
        for token in tokens:
            if token.type == "fence":
                parts.append(code(token))
            elif token.type == "html_block" and token.content.startswith("<!--"):
                continue
            else:
                parts.append(renderer.render([token], site.markdown.options, {}))
        self.text = "".join(parts).replace("<table>", '<div class="table"><table>').replace("</table>", "</table></div>")

    def change(self, token) -> None:
        """Leads links to the site's pages, and names of types to the reference."""
        for attribute in ("href", "src"):
            target = token.attrGet(attribute) if token.attrs else None
            if target:
                found = self.site.link(self.path, target)
                token.attrSet(attribute, found) if found else token.attrs.pop(attribute)
        if token.type == "code_inline" and token.content in self.site.symbols:
            target = self.site.symbols[token.content]
            token.type, token.content = "html_inline", f'<a href="{target}"><code>{html.escape(token.content)}</code></a>'


def frame(site: Site, page: Page, name: str) -> str:
    """The whole of a page, with the navigation beside it."""
    flat = [item for _, items in site.groups for item in items]
    menu = []
    for heading, items in site.groups:
        menu.append(f"<h2>{html.escape(heading)}</h2><ul>")
        for title, target in items:
            mark = ' aria-current="page"' if target == name else ""
            menu.append(f'<li><a href="{target}"{mark}>{html.escape(title)}</a></li>')
        menu.append("</ul>")
    places = [item[1] for item in flat]
    place = places.index(name) if name in places else -1
    following = flat[place + 1] if place + 1 < len(flat) else None
    contents = "".join(f'<li><a href="#{key}">{html.escape(words)}</a></li>' for key, words in page.headings)
    onward = f'<a class="next" href="{following[1]}">{html.escape(following[0])} →</a>' if following else ""
    title = "Multichat" if name == "index.html" else f"{page.title} · Multichat"
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{html.escape(title)}</title>
<link rel="stylesheet" href="page.css">
<link rel="icon" href="icon.svg">
<a class="skip" href="#content">Skip to the text</a>
<header><a href="index.html">Multichat</a><a class="menu" href="#pages">Pages</a></header>
<nav id="pages" aria-label="Pages">{"".join(menu)}</nav>
<main id="content">
{f'<ul class="contents" aria-label="On this page">{contents}</ul>' if len(page.headings) > 2 else ""}
{page.text}
{onward}
</main>
</html>
"""


def reference(site: Site, folder: pathlib.Path, base: str) -> None:
    """Takes the reference into the site; its scripts move into files, so that none needs to stand in a page."""
    folder.rename(site.folder / "reference")
    inline = re.compile(r"<script>(.*?)</script>", re.DOTALL)
    for page in (site.folder / "reference").rglob("*.html"):
        text = page.read_text()
        for script in inline.findall(text):
            (site.folder / "reference/js/base.js").write_text(script)
        page.write_text(inline.sub(f'<script src="{base}/reference/js/base.js"></script>', text))
    for module in modules():
        start = f"reference/documentation/{module.lower()}/"
        site.symbols[module] = start
        for data in sorted((site.folder / f"reference/data/documentation/{module.lower()}").glob("*.json")):
            described = json.loads(data.read_text())["metadata"]
            if described.get("symbolKind") in ("struct", "class", "enum", "protocol"):
                site.symbols.setdefault(described["title"], start + data.stem + "/")


def main(source: pathlib.Path, folder: pathlib.Path, base: str) -> None:
    site = Site()
    site.folder = folder
    folder.mkdir(parents=True)
    reference(site, source, base)
    for path, name in site.names.items():
        (folder / name).write_text(frame(site, Page(site, path), name))
    for picture in [*(ROOT / "Documentation").rglob("*.svg"), *(ROOT / "Documentation").rglob("*.png")]:
        target = folder / picture.relative_to(ROOT / "Documentation")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, target)
    for style in ("page.css", "icon.svg"):
        shutil.copyfile(ROOT / "Scripts/docs" / style, folder / style)
    titles = {name: path for path, name in site.names.items()}
    (folder / "multichat-docs.json").write_text(json.dumps({"pages": titles, "base": base}, indent=1) + "\n")
    if site.faults:
        sys.exit("\n".join(site.faults))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
