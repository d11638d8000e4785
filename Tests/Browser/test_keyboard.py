"""Everything that can be clicked can be reached and used without a mouse."""

import pytest
from playwright.sync_api import expect

from views import VIEWS

# What a mouse can use and a keyboard must.
USABLE = """[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0)"""

REACH = f"""() => {{
    window.__wanted = {USABLE};
    window.__reached = new Set();
    document.addEventListener("focusin", (event) => window.__reached.add(event.target));
    document.body.tabIndex = -1;
    document.body.focus();
    return window.__wanted.length;
}}"""

MISSED = """() => window.__wanted.filter((each) => each.isConnected && !window.__reached.has(each) &&
    !(each.type === "radio" && [...window.__reached].some((other) => other.name === each.name)))
    .map((each) => each.outerHTML.slice(0, 120))"""

# The focus can be seen: an outline, or a border or shadow that wasn't there.
SHOWN = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
}"""


@pytest.mark.parametrize("view", VIEWS)
def test_tab_reaches_everything(visit, view):
    page = visit().open(view)
    count = page.evaluate(REACH)
    assert count > 4
    unseen = []
    for _ in range(count + 5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement !== document.body") and not page.evaluate(SHOWN):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert not page.evaluate(MISSED), "The tab key misses these."
    assert not unseen, f"The focus can't be seen on these: {unseen}"


def test_the_views_open_by_keyboard_alone(visit):
    one = visit()
    page = one.go()
    for name, route in [("Agents", "agents"), ("Brain", "brain"), ("Operations", "operations")]:
        link = page.get_by_role("link", name=name, exact=True)
        link.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{one.url}#/{route}")
        one.settled()
        expect(link).to_have_attribute("aria-current", "page")


def test_everything_usable_has_a_name(visit):
    for view in VIEWS:
        page = visit().open(view)
        nameless = page.evaluate(f"""() => {USABLE}.filter((each) => !(each.innerText || each.ariaLabel || each.title ||
            each.placeholder || each.textContent.trim() || (each.labels && each.labels.length) ||
            each.getAttribute("aria-labelledby"))).map((each) => each.outerHTML.slice(0, 120))""")
        assert not nameless, f"{view}: these have no name: {nameless}"
