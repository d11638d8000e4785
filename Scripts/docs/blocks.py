"""Takes the blocks of code out of the pages, so that they are run: blocks.py swift FOLDER, or blocks.py walk PAGE.

`swift` writes a program of all Swift blocks: each is a function, run in an empty folder of its own. What a block takes
for given (a chat, a store) stands in a comment above it, which readers don't see: `<!-- given`, lines of Swift, `-->`.
Behind `<!-- given, not run: REASON` the block is compiled only. What `source=PATH` stands behind must be in that file,
which other tests run.

`walk` prints a page as one shell script: blocks of sh as they are, and those with `file=PATH` behind their language as
the files of that name.
"""
import pathlib
import re
import sys

from modules import modules

FENCE = re.compile(
    r"(?:^<!-- given(?P<note>, not run: [^\n]*)?\n(?P<given>(?:(?!-->).*\n)*)-->\n+)?"
    r"^ *```(?P<language>\w+)(?P<info>.*)\n(?P<code>(?:(?! *```).*\n)*) *```$", re.MULTILINE)
# These need a test that runs, and nothing in a page is about them.
UNUSED = {"MultichatConformance", "MultichatFiles", "MultichatSQLiteSupport"}


def swift(folder: pathlib.Path) -> None:
    imports = "".join(f"import {module}\n" for module in modules() if module not in UNUSED)
    names = []
    for page in sorted(pathlib.Path("Documentation").glob("*.md")):
        text = page.read_text()
        for block in FENCE.finditer(text):
            if block["language"] != "swift" or "file=" in block["info"]:
                continue
            if source := re.search(r"source=(\S+)", block["info"]):
                if block["code"] not in pathlib.Path(source[1]).read_text():
                    sys.exit(f"{page} shows what {source[1]} doesn't have:\n{block['code']}")
                continue
            line = text.count("\n", 0, block.start("code")) + 1
            name = f"{page.stem.replace('-', '_')}_{line}"
            code = "".join(f"{words}\n" for words in block["code"].splitlines() if not words.startswith("import "))
            code = code.replace("{ … }", "{ _ = event }")
            (folder / f"{name}.swift").write_text(
                f"{imports}\nfunc {name}() async throws {{\n{block['given'] or ''}"
                f"    do {{\n#sourceLocation(file: \"{page}\", line: {line})\n{code}#sourceLocation()\n    }}\n}}\n")
            names.append((name, not block["note"]))
    (folder / "main.swift").write_text("import Glibc\n\n"
        "do {\nswitch CommandLine.arguments.dropFirst().first {\n"
        + "".join(f'case "{name}": try await {name}()\n' for name, _ in names)
        + "default: fatalError()\n}\n} catch {\nprint(error)\nexit(1)\n}\n")
    print("\n".join(name for name, is_run in names if is_run))


def walk(page: pathlib.Path) -> None:
    for block in FENCE.finditer(page.read_text()):
        if target := re.search(r"file=(\S+)", block["info"]):
            print(f"cat > {target[1]} <<'END OF THE FILE'\n{block['code']}END OF THE FILE")
        elif block["language"] == "sh":
            print(block["code"], end="")


{"swift": swift, "walk": walk}[sys.argv[1]](pathlib.Path(sys.argv[2]))
