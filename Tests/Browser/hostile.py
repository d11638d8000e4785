"""Texts that want to run, to call home or to spoil the page, and a session with one of them in every field."""

from api import quote

HOME = "https://evil.invalid"

TEXTS = [
    "<script>window.__hit='script'</script>",
    f"<img src={HOME}/i.png onerror=\"window.__hit='onerror'\">",
    "<svg onload=\"window.__hit='svg'\"></svg>",
    f"<iframe src=\"javascript:parent.__hit='frame'\"></iframe><link rel=stylesheet href={HOME}/s.css>",
    f"<style>@import url({HOME}/s.css); * {{ display: none }}</style><base href={HOME}/>",
    f"<form action={HOME}><input autofocus onfocus=\"window.__hit='focus'\"></form>",
    "[click](javascript:window.__hit='link') <javascript:window.__hit='auto'> javascript:window.__hit='bare'",
    "[click](JaVaScRiPt&#58;window.__hit='entity') [tab](java\tscript:window.__hit='tab')",
    "[data](data:text/html,<script>parent.__hit='data'</script>) [vb](vbscript:x) [file](file:///etc/passwd)",
    f"![picture]({HOME}/p.png) ![x]({HOME}/p.png \"onerror=window.__hit='title'\")",
    f"[a]({HOME}/\"onmouseover=\"window.__hit='attribute') [b][c]\n\n[c]: javascript:window.__hit='reference'",
    "```html\n<script>window.__hit='fence'</script>\n```\n`<img src=x onerror=window.__hit='code'>`",
    "| a | b |\n| --- | --- |\n| <img src=x onerror=window.__hit='cell'> | [x](javascript:window.__hit='cell') |",
    "\"><img src=x onerror=window.__hit='quote'>' onclick='window.__hit=1' ${window.__hit=1} {{window.__hit=1}}",
    "</textarea></title></script><script>window.__hit='closed'</script><!--",
    "\u202eright to left\u202c \u2066isolate\u2069 \u200b\ufeff \u0000\u0007\u001b[31m e\u0301 \U0001f469\u200d\U0001f469",
    "W" * 3000,
    "*" * 500 + "[" * 500 + "(" * 500 + "`" * 501 + ">" * 300 + "#" * 100,
    "__proto__ constructor hasOwnProperty toString",
]

# Ids have at most 512 bytes and no control characters; everything else is allowed in them.
IDS = [text.replace("\n", " ").replace("\t", " ") for text in TEXTS[:8]] + [
    "__proto__", "../../etc/passwd", "\u202etxet", "W" * 400, "constructor",
]


def fill(api):
    """Fills a store so that each field that the page may show holds hostile text; answers the sessions' ids."""
    sessions = [f"{place} {text}" for place, text in enumerate(IDS)]
    for place, session in enumerate(sessions):
        text, name = TEXTS[place % len(TEXTS)], IDS[place % len(IDS)]
        _session(api, session, text, name)
    for text in TEXTS:
        api.say(sessions[0], IDS[0], [IDS[1], IDS[2]], text)
    _learnings(api)
    return sessions


def _line(text):
    """A text as topics, tags and such take it: one line."""
    return "".join(" " if ord(each) < 32 else each for each in text)


def _session(api, session, text, name):
    path = f"v1/sessions/{quote(session)}"
    other = IDS[(IDS.index(name) + 1) % len(IDS)]
    api.put(path, {"topic": _line(text), "participants": [name, other], "labels": {name[:60]: name[:200]}})
    calls = [{"id": name, "type": "function", "function": {"name": name, "arguments": "{\"a\":\"" + HOME + "\"}"}}]
    calls.append({"id": text, "type": text, "function": {"name": text, "arguments": text}})
    extra = {"role": text, "priority": text, "tags": [name], "toolCalls": calls, "toolCallId": name}
    extra["usage"] = {text: text}
    first = api.say(session, name, [other], text, **extra)["first"]
    parts = [{"type": "text", "text": text}, {"type": "image_url", "image_url": {"url": f"{HOME}/p.png"}}]
    api.say(session, other, [name], parts + [{"type": text, text: text}], replyTo=first)
    api.say(session, name, [], None, toolCalls=calls)
    api.post(f"{path}/messages/{first}/failed", {"to": other, "reason": text})
    api.put(f"{path}/values/{quote(name)}", {text: [text, {text: text}]})
    api.put(f"{path}/contexts/{quote(name)}", {text: text, "__proto__": {text: 1}})
    api.send("PATCH", f"{path}/contexts/{quote(name)}", {text: [text], "other": text})
    api.post(f"{path}/leases", {"name": name, "holder": other, "for": "1h"})
    api.post(f"{path}/entries", {"entries": [{"kind": name, "key": name, "author": name, "body": {text: text}}]})


def _learnings(api):
    for place, text in enumerate(TEXTS):
        name = IDS[place % len(IDS)]
        body = {"text": text, "title": _line(text)[:200], "kind": name[:80], "tags": [name[:80], "hostile"]}
        body |= {"author": name, "project": name[:80]}
        body["source"] = {"session": f"0 {IDS[0]}", "sequence": 1}
        learning = api.post("v1/learnings", body)
        api.send("PATCH", f"v1/learnings/{quote(learning['id'])}", {"title": _line(text)[-200:]})
