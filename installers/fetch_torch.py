#!/usr/bin/env python3
"""fetch_torch.py SECTION FOLDER: fetches what a section of cmake/torch.pins names ("windows" or "macos"), checks it, and
unpacks it into FOLDER, for -DPOLYMATH_TORCH_ROOT=. On Linux `./dev setup` does this."""
import hashlib
import pathlib
import subprocess
import sys
import tempfile
import zipfile


def pinned(section):
    inside = False
    for line in (pathlib.Path(__file__).parent.parent / "cmake/torch.pins").read_text().splitlines():
        if line.startswith("["):
            inside = line == f"[{section}]"
        elif inside and line and not line.startswith("#"):
            yield line.split()


def main():
    if len(sys.argv) != 3 or not list(pinned(sys.argv[1])):
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[2])
    for package, platform, wanted, *_ in pinned(sys.argv[1]):
        with tempfile.TemporaryDirectory() as wheels:
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:",
                            "--python-version", "311", "--implementation", "cp", "--platform", platform,
                            "--dest", wheels, package], check=True)
            wheel = next(pathlib.Path(wheels).glob("*.whl"))
            if hashlib.sha256(wheel.read_bytes()).hexdigest() != wanted:
                sys.exit(f"{package} is not the file pinned in cmake/torch.pins; nothing was installed.")
            zipfile.ZipFile(wheel).extractall(folder)


if __name__ == "__main__":
    main()
