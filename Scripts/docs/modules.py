"""The library's modules, with what each holds: the table of Documentation/reference.md is the only list of them."""
import pathlib
import re
import sys

# What the program carries within itself is no library.
PRIVATE = {"MultichatPage"}


def modules() -> dict[str, str]:
    """The modules by name; fails where one of Sources/ isn't in the table."""
    page = pathlib.Path("Documentation/reference.md").read_text()
    table = dict(re.findall(r"^\| `(Multichat\w*)` \| (.*) \|$", page, re.MULTILINE))
    there = {folder.name for folder in pathlib.Path("Sources").glob("Multichat*")} - PRIVATE
    if there != set(table):
        sys.exit(f"Documentation/reference.md: its table and Sources/ differ in {sorted(there ^ set(table))}")
    return table


if __name__ == "__main__":
    print("\n".join(modules()))
