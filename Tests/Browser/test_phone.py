"""The page fits a phone."""

import pytest

from views import VIEWS

# The width of what can be scrolled to, on the page and within its main part.
WIDTH = """() => { const main = document.querySelector("main");
    return Math.max(document.documentElement.scrollWidth, main.scrollWidth - main.clientWidth + innerWidth) }"""

WIDE = """() => [...document.querySelectorAll("body *")].filter((each) => {
    const box = each.getBoundingClientRect();
    if (!each.checkVisibility() || box.right <= innerWidth + 1) return false;
    for (let up = each.parentElement; up; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== "visible" && up.getBoundingClientRect().right <= innerWidth + 1)
            return false;
    return true;
}).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_a_phone(visit, view):
    page = visit(width=360, height=740).open(view)
    width = page.evaluate(WIDTH)
    assert width <= 360, f"The view is {width} px wide: {page.evaluate(WIDE)[:5]}"


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_touched_is_large_enough(visit, view):
    page = visit(width=360, height=740).open(view)
    small = page.evaluate("""() => [...document.querySelectorAll("button, select, input:not([type=checkbox]), nav a")]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }))
        .filter((each) => { const box = each.getBoundingClientRect(); return box.width > 1 && box.height < 24 })
        .map((each) => each.outerHTML.slice(0, 120))""")
    assert not small, f"Too small to be touched: {small}"
