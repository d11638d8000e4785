"""Every text can be read, in light and in dark."""

import pathlib

import pytest

from views import VIEWS

SCRIPT = pathlib.Path(__file__).with_name("contrast.js").read_text()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_has_contrast(visit, view, dark):
    page = visit(dark=dark).open(view)
    found = page.evaluate(SCRIPT)
    assert found["count"] > 5, "The view shows no text."
    assert not found["bad"], "Too little contrast: " + "; ".join(found["bad"])


@pytest.mark.parametrize("view", ["agents"])
def test_light_and_dark_differ(visit, view):
    colours = [
        visit(dark=dark).open(view).evaluate("getComputedStyle(document.body).backgroundColor") for dark in (False, True)
    ]
    assert colours[0] != colours[1]


def test_the_measure_finds_what_is_too_faint(visit):
    page = visit().open("agents")
    page.evaluate("document.querySelector('h1, h2').style.color = 'rgb(200 200 200 / 0.5)'")
    assert page.evaluate(SCRIPT)["bad"]
