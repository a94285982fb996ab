"""test_docs.py ROOT CLI: what docs/ says holds: links lead somewhere, commands are accepted, every sentence is explained."""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import unittest
import xml.etree.ElementTree

ROOT = pathlib.Path(sys.argv.pop(1))
CLI = sys.argv.pop(1)
DOCS = ROOT / "docs"
GUIDE = DOCS / "guide"
UNKNOWN = "--no-such-option"


def blocks(text, kind=None):
    """The lines of fenced blocks; those of one kind, or without a kind the text outside of them."""
    inside, lines = None, []
    for line in text.splitlines():
        if line.startswith("```"):
            inside = None if inside is not None else line[3:].strip()
        elif inside == kind:
            lines.append(line)
    return lines


def pages():
    found = sorted(DOCS.rglob("*.md")) + [ROOT / "README.md"]
    assert len(found) > 15, "this test looks in the wrong place"
    return found


def headings(page):
    """Their anchors, as GitHub and ui/dialogs/guide.cpp make them."""
    for line in blocks(page.read_text()):
        if match := re.match(r"#+ (.*)", line):
            words = re.sub(r"[*`\[\]!|]", "", re.sub(r"\]\([^)]*\)", "", match[1])).lower()
            yield re.sub(r"[^\w-]", "", words.replace(" ", "-"))


def links(page):
    text = re.sub(r"`[^`]*`", "", "\n".join(blocks(page.read_text())))
    return [match[1] for match in re.finditer(r"\]\(([^)\s]+)\)", text)]


def refusal(command):
    """What the program's parser says to a command with one option too many, so that nothing is ever run."""
    done = subprocess.run([CLI, *command[1:], UNKNOWN], capture_output=True, text=True, timeout=60)
    return done.stderr.strip().splitlines()[0] if done.returncode == 2 and done.stderr.strip() else str(done)


class Docs(unittest.TestCase):
    def test_links_and_pictures_are_there(self):
        for page in pages():
            for link in links(page):
                if re.match(r"[a-z]+:", link):
                    continue
                with self.subTest(page=page.name, link=link):
                    path, _, anchor = link.partition("#")
                    target = (page.parent / path).resolve() if path else page
                    self.assertTrue(target.exists(), "leads nowhere")
                    if DOCS in page.parents:
                        self.assertIn(DOCS.resolve(), target.resolve().parents, "is not in docs, so not in the window")
                    if anchor:
                        self.assertIn(anchor, list(headings(target)), "has no such heading")

    def test_every_page_of_the_guide_is_in_its_index(self):
        listed = {(GUIDE / link).resolve() for link in links(GUIDE / "index.md")}
        for page in [*GUIDE.glob("*.md"), *DOCS.glob("*.md")]:
            if page.name != "index.md":
                self.assertIn(page.resolve(), listed, "add a link to it to docs/guide/index.md")

    def test_commands_are_accepted(self):
        checked = 0
        for page in pages():
            for line in blocks(page.read_text(), "sh"):
                command = shlex.split(line, comments=True)
                if not command or command[0] != "polymath-cli":
                    continue
                with self.subTest(page=page.name, command=line):
                    # Everything else was accepted where this alone was not expected.
                    self.assertEqual(refusal(command), "The following argument was not expected: " + UNKNOWN)
                    checked += 1
        self.assertGreater(checked, 20)

    def test_commands_are_refused_where_they_are_wrong(self):
        for wrong in ("polymath-cli trane law.polymath", "polymath-cli train law.polymath --domain law --stepps 3",
                      "polymath-cli train law.polymath", "polymath-cli chart law.polymath --kind pie --out a.png"):
            with self.subTest(command=wrong):
                self.assertNotEqual(refusal(wrong.split()), "The following argument was not expected: " + UNKNOWN)

    def test_every_method_is_explained(self):
        told = subprocess.run([CLI, "methods", "--json"], capture_output=True, text=True, check=True)
        text = (GUIDE / "methods.md").read_text()
        entries = [entry for kind in ("methods", "compositions", "routers") for entry in json.loads(told.stdout)[kind]]
        self.assertGreater(len(entries), 20)
        for entry in entries:
            for words in (entry["term"], entry["sentence"], entry["when"]):
                with self.subTest(method=entry["key"], words=words):
                    self.assertTrue(words in text, "add a row to docs/guide/methods.md, in the words of its card")

    def test_every_sentence_is_explained(self):
        # The German file has all of them: the test "translations" keeps it complete.
        tree = xml.etree.ElementTree.parse(ROOT / "resources/translations/polymath_de.ts")
        sources = {context.find("name").text: [message.find("source").text for message in context.findall("message")]
                   for context in tree.getroot().findall("context")}
        shown = lambda pattern: re.sub("%[1-9]", "…", pattern)
        # Not titles of jobs, stages and names of things.
        wanted = {shown(text) for text in sources["sentences"] if text.endswith(".") or ". " in text or ": " in text}
        known = {shown(text) for texts in sources.values() for text in texts}
        quoted = [line[2:] for line in (GUIDE / "errors.md").read_text().splitlines() if line.startswith("> ")]
        self.assertGreater(len(wanted), 150)
        missing = sorted(wanted - set(quoted))
        self.assertFalse(missing, "\nAdd to docs/guide/errors.md, where they belong, with what to do:\n\n> " +
                         "\n>\n> ".join(missing))
        stale = [line for line in quoted if line not in known]
        self.assertFalse(stale, "\nThe program does not say these any more; take them out of docs/guide/errors.md:\n" +
                         "\n".join(stale))
        self.assertEqual(len(quoted), len(set(quoted)), "a sentence is explained twice in docs/guide/errors.md")


unittest.main()
