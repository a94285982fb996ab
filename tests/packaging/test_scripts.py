"""test_scripts.py INSTALLERS: the launcher and the file that unpacks itself, with a folder of a few lines in it."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

INSTALLERS = pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(INSTALLERS))
import package

FOLDER = "polymath-0-linux-x86_64"
VALUES = {"VERSION": "0", "FOLDER": FOLDER, "GLIBC": "2.17", "UBUNTU": "24.04", "FEDORA": "37"}


class Scripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.place = pathlib.Path(folder.name)
        self.home = self.place / "home"
        self.home.mkdir()

    def write(self, path, text, mode=0o755):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
        return path

    def run_it(self, *command):
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LC_ALL": "C"}
        return subprocess.run([str(part) for part in command], capture_output=True, text=True, env=environment)

    def launcher(self, **values):
        self.write(self.place / "app/bin/polymath", "#!/bin/sh\necho started \"$@\"\n")
        return self.write(self.place / "app/polymath", package.fill(INSTALLERS / "launcher", {**VALUES, **values}))

    def test_the_launcher_starts_the_program_beside_it_by_a_link_too(self):
        link = self.place / "polymath"
        link.symlink_to(self.launcher())
        self.assertEqual(self.run_it(link, "a project", "b").stdout, "started a project b\n")

    def test_the_launcher_refuses_an_older_system_with_a_sentence(self):
        answer = self.run_it(self.launcher(GLIBC="9.99"))
        self.assertEqual(answer.returncode, 1)
        self.assertIn("needs glibc 9.99 or later", answer.stderr)

    def single_file(self, **values):
        if shutil.which("zstd") is None:
            self.skipTest("zstd is not installed")
        tree = self.place / FOLDER
        for name in ("polymath", "polymath-cli"):
            self.write(tree / name, f"#!/bin/sh\necho {name} \"$@\"\n")
        self.write(tree / "share/applications/polymath.desktop", "[Desktop Entry]\nExec=polymath %f\n", 0o644)
        self.write(tree / "share/mime/packages/polymath.xml", "<mime-info/>\n", 0o644)
        self.write(tree / "share/icons/hicolor/scalable/apps/polymath.svg", "<svg/>\n", 0o644)
        archive = self.place / "archive.tar.zst"
        package.make_tar(tree, archive, 1700000000, 1)
        tool = self.write(self.place / "tool", "#!/bin/sh\nexec zstd -qdc\n")
        file = self.place / "polymath.run"
        package.make_single_file(archive, tool, {**VALUES, **values}, file)
        return file

    def everything_at_home(self):
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*"))

    def test_the_file_unpacks_once_starts_and_is_removed(self):
        file = self.single_file()
        first = self.run_it(file, "law.polymath")
        self.assertEqual(first.stdout, "polymath law.polymath\n", first.stderr)
        self.assertIn("unpacking once", first.stderr)
        self.assertEqual(self.run_it(file, "--cli", "methods").stdout, "polymath-cli methods\n")
        self.assertEqual(self.run_it(file).stderr, "", "it is unpacked already")
        self.assertEqual(self.run_it(file, "--remove").returncode, 0)
        self.assertEqual(self.everything_at_home(), [".local", ".local/share"])

    def test_what_was_installed_is_removed_and_nothing_else(self):
        file = self.single_file()
        project = self.write(self.home / "Documents/law.polymath/project.sqlite", "mine", 0o644)
        foreign = self.write(self.home / ".local/share/applications/other.desktop", "[Desktop Entry]\n", 0o644)
        settings = self.write(self.home / ".config/polymath/polymath.conf", "theme=1\n", 0o644)
        gpu = self.write(self.home / ".local/share/polymath/gpu/torch-2.15.0/manifest.json", "{}\n", 0o644)
        rule = self.write(self.home / ".config/polymath/no-network", "", 0o644)
        self.assertEqual(self.run_it(file, "--install").returncode, 0)
        entry = (self.home / ".local/share/applications/polymath.desktop").read_text()
        self.assertIn(f'Exec="{self.home}/.local/share/polymath/app/', entry)
        self.assertEqual(self.run_it(file, "--remove").returncode, 0)
        self.assertTrue(project.exists() and foreign.exists())
        self.assertFalse(settings.exists() or gpu.exists() or rule.exists())
        self.assertEqual([path for path in self.everything_at_home() if "olymath" in path and "Documents" not in path], [])

    def test_an_incomplete_file_says_so_and_leaves_nothing(self):
        file = self.single_file()
        whole = file.read_bytes()
        file.write_bytes(whole[:-40])
        answer = self.run_it(file)
        self.assertEqual(answer.returncode, 1)
        self.assertIn("unpacking", answer.stderr)
        self.assertEqual(list((self.home / ".local/share/polymath/app").iterdir()), [])

    def test_it_refuses_an_older_system_and_unpacks_not_over_another(self):
        answer = self.run_it(self.single_file(GLIBC="9.99"))
        self.assertEqual(answer.returncode, 1)
        self.assertIn("glibc 9.99 or later is needed", answer.stderr)
        self.assertEqual(self.everything_at_home(), [])
        file = self.single_file()
        self.assertEqual(self.run_it(file, "--extract", self.place / "there").returncode, 0)
        answer = self.run_it(file, "--extract", self.place / "there")
        self.assertEqual(answer.returncode, 1)
        self.assertIn("exists already", answer.stderr)

    def test_the_same_folder_gives_the_same_bytes(self):
        first = self.single_file().read_bytes()
        shutil.rmtree(self.place / FOLDER)
        self.assertEqual(first, self.single_file().read_bytes())


if __name__ == "__main__":
    unittest.main()
