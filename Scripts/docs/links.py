"""Looks for links that lead nowhere, in the site and in the pages' sources: links.py SITE BASE."""
import html.parser
import json
import pathlib
import sys
import urllib.parse


class Links(html.parser.HTMLParser):
    """What a page links to, and the anchors in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.targets.append(value)
            if name == "id" and value:
                self.anchors.add(value)


def references(value: object) -> set[str]:
    """The addresses in what the reference's renderer draws a page from."""
    if isinstance(value, dict):
        found = {value["url"]} if isinstance(value.get("url"), str) else set()
        return found.union(*(references(item) for item in value.values()))
    if isinstance(value, list):
        return set().union(*(references(item) for item in value))
    return set()


def main(site: pathlib.Path, base: str) -> None:
    pages = {page: Links(page.read_text()) for page in site.glob("*.html")}
    faults, outside = [], set()
    frame = None

    def check(page: pathlib.Path, target: str) -> None:
        url = urllib.parse.urlsplit(target)
        if url.scheme or url.netloc:
            outside.add(target)
            return
        path = urllib.parse.unquote(url.path)
        place = site / path[len(base) + 1:] if path.startswith(base + "/") else page.parent / path if path else page
        if path.endswith("/"):
            place = place / "index.html"
        if not place.is_file():
            faults.append(f"{page.relative_to(site)}: {target} leads nowhere")
        elif url.fragment and place in pages and urllib.parse.unquote(url.fragment) not in pages[place].anchors:
            faults.append(f"{page.relative_to(site)}: there is no {target}")

    for page, links in pages.items():
        for target in links.targets:
            check(page, target)
    for page in (site / "reference").rglob("*.html"):
        # All of them are one and the same frame.
        text = page.read_text()
        if frame is None:
            frame = text
            for target in Links(text).targets:
                check(page, target)
        elif text != frame:
            faults.append(f"{page.relative_to(site)} differs from the other pages of the reference")
    count = 0
    for data in (site / "reference/data").rglob("*.json"):
        count += 1
        for target in references(json.loads(data.read_text()).get("references", {})):
            if target.startswith("/"):
                check(data, f"{base}/reference{target.split('#')[0].rstrip('/')}/")
    print(f"{len(pages)} pages and {count} of the reference; outside: {', '.join(sorted(outside)) or 'nothing'}")
    if faults:
        sys.exit("\n".join(sorted(set(faults))))


main(pathlib.Path(sys.argv[1]), sys.argv[2])
