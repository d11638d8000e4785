"""Prepares what the compiler tells of the modules for DocC: graphs.py GRAPHS CATALOG BASE.

A comment names a type of another module as its source does, ``MultichatError``; DocC wants the module before it. Each
module gets a page with what it holds, and a public symbol without a comment is an error.
"""
import json
import pathlib
import re
import sys

from modules import modules

# Stands above each page of the reference, and leads back to the others.
HEADER = """<style>
:host { display: block }
nav.multichat { font: 15px system-ui, sans-serif; padding: 10px 22px; background: #16324f }
nav.multichat a { color: #fff; margin-right: 18px; text-decoration: none }
</style><nav class="multichat"><a href="BASE/index.html">Multichat</a></nav>
"""


def load(folder: pathlib.Path) -> dict[pathlib.Path, dict]:
    return {file: json.loads(file.read_text()) for file in sorted(folder.glob("*.symbols.json"))}


def names(graphs: dict[pathlib.Path, dict]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each module all names in it; for each name at the top of a module the modules that have it."""
    inside: dict[str, set[str]] = {}
    tops: dict[str, set[str]] = {}
    for file, graph in graphs.items():
        module = graph["module"]["name"]
        # What a module adds to another one's types stands in a graph of its own, MODULE@OTHER.
        for symbol in [] if "@" in file.name else graph["symbols"]:
            path = symbol["pathComponents"]
            inside.setdefault(module, set()).update(path)
            if len(path) == 1:
                tops.setdefault(path[0], set()).add(module)
    return inside, tops


def qualify(line: str, module: str, inside: dict[str, set[str]], tops: dict[str, set[str]]) -> str:
    """The line with the module before each name that is another one's."""

    def qualified(match: re.Match) -> str:
        first = re.split(r"[/.]", match[1])[0]
        owners = tops.get(first, set())
        known = first in inside[module] or any(name.split("(")[0] == first for name in inside[module])
        if known or len(owners) != 1:
            return match[0]
        return f"``{next(iter(owners))}/{match[1]}``"

    return re.sub(r"``([^`]+)``", qualified, line)


def main(folder: pathlib.Path, catalog: pathlib.Path, base: str) -> None:
    graphs = load(folder)
    inside, tops = names(graphs)
    bare = []
    for file, graph in graphs.items():
        module = graph["module"]["name"]
        for symbol in graph["symbols"]:
            lines = symbol.get("docComment", {}).get("lines", [])
            for line in lines:
                line["text"] = qualify(line["text"], module, inside, tops)
            # The compiler makes this one itself.
            is_made = symbol["names"]["title"] == "init(rawValue:)"
            if not lines and not is_made and symbol["kind"]["identifier"] != "swift.extension":
                bare.append(f"{module}: {'.'.join(symbol['pathComponents'])}")
        file.write_text(json.dumps(graph))
    for module, sentence in modules().items():
        (catalog / f"{module}.md").write_text(f"# ``{module}``\n\n{sentence}\n")
    (catalog / "header.html").write_text(HEADER.replace("BASE", base))
    if bare:
        sys.exit("Public, and without a comment:\n  " + "\n  ".join(bare))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
