#!/usr/bin/env python3
"""Makes the user guide into web pages: webpages.py OUT. `./dev guide` runs it; it needs cmark-gfm."""
import html
import pathlib
import re
import shutil
import subprocess
import sys

DOCS = pathlib.Path(__file__).parent
STYLE = """
:root { color-scheme: light dark; --ink: #1d2129; --soft: #eef0f4; --line: #d8dce4; --accent: #3b52d4; --page: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7eaf0; --soft: #232933; --line: #2e3541; --accent: #8ea2ff; --page: #13161b; } }
body { margin: 0; display: flex; font: 16px/1.6 system-ui, sans-serif; color: var(--ink); background: var(--page); }
nav { flex: 0 0 15rem; padding: 1.5rem; border-right: 1px solid var(--line); font-size: .9rem; }
nav a { display: block; padding: .2rem 0; text-decoration: none; }
nav a[aria-current] { font-weight: 700; }
main { flex: 1; min-width: 0; max-width: 50rem; padding: 1.5rem 2.5rem 4rem; }
a { color: var(--accent); }
img { max-width: 100%; border: 1px solid var(--line); border-radius: 8px; }
pre, blockquote { background: var(--soft); border-radius: 8px; padding: .7rem 1rem; margin: 1rem 0; overflow-x: auto; }
code { background: var(--soft); border-radius: 4px; padding: .1em .3em; }
pre code { padding: 0; }
blockquote p { margin: .3rem 0; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .35rem .7rem; text-align: left; vertical-align: top; }
@media (max-width: 50rem) { body { display: block; } nav { border: none; } main { padding: 1rem; } }
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Polymath</title><link rel="stylesheet" href="guide.css"></head>
<body><nav aria-label="Contents">{contents}</nav><main>
{body}</main></body></html>
"""


def anchor(heading):
    """As ui/dialogs/guide.cpp makes them."""
    return re.sub(r"[^\w-]", "", html.unescape(re.sub(r"<[^>]*>", "", heading)).lower().replace(" ", "-"))


def body_of(page):
    """A page as HTML; all pages lie beside each other, pictures in screenshots/."""
    done = subprocess.run(["cmark-gfm", "--extension", "table", page], capture_output=True, text=True, check=True)
    text = re.sub(r"<h([1-6])>(.*?)</h\1>", lambda h: f'<h{h[1]} id="{anchor(h[2])}">{h[2]}</h{h[1]}>', done.stdout)
    text = re.sub(r'src="(?:\.\./)?(screenshots/[^"]*)"', r'src="\1" loading="lazy"', text)
    return re.sub(r'href="(?![a-z]+:)(?:[^"#]*/)?([^"#/]*)\.md', r'href="\1.html', text)


def main(out):
    index = DOCS / "guide/index.md"
    links = re.findall(r"\]\(([^)#:]+\.md)\)", index.read_text())
    pages = list(dict.fromkeys([index, *((index.parent / link).resolve() for link in links)]))
    titles = {page: page.read_text().splitlines()[0].removeprefix("# ") for page in pages}
    (out / "screenshots").mkdir(parents=True, exist_ok=True)
    (out / "guide.css").write_text(STYLE)
    for page in pages:
        contents = "".join(
            f'<a href="{other.stem}.html"{" aria-current=page" if other == page else ""}>{html.escape(title)}</a>'
            for other, title in titles.items())
        body = body_of(page)
        for picture in re.findall(r'src="(screenshots/[^"]*)"', body):
            shutil.copyfile(DOCS / picture, out / picture)
        (out / f"{page.stem}.html").write_text(PAGE.format(title=html.escape(titles[page]), contents=contents, body=body))


main(pathlib.Path(sys.argv[1]))
