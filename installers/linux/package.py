#!/usr/bin/env python3
"""Makes Polymath's Linux packages from what `cmake --install` left.

    package.py --programs TREE --torch ROOT --arrow ROOT --licences FOLDER --parts parts.json --sample FOLDER --unzstd PROGRAM
               --version V --commit C --epoch SECONDS --out FOLDER [--level L] [--only deb sample portable]

TREE is an installed /usr: bin/ and share/. OUT receives polymath_V_amd64.deb, polymath-sample_V_all.deb,
polymath-V-linux-x86_64.tar.zst and polymath-V-linux-x86_64.run. The same input gives the same bytes.
"""
import argparse
import gzip
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import spdx

HERE = pathlib.Path(__file__).parent
MULTIARCH = pathlib.Path("/usr/lib/x86_64-linux-gnu")

# What every system with glibc has, in the one version that fits its kernel, loader and name services.
OF_THE_SYSTEM = re.compile(
    r"^(ld-linux-x86-64|libc|libm|libdl|libpthread|librt|libresolv|libutil|libanl|libnss_\w+|libmvec)\.so")

TORCH_LIBRARIES = ["torch/lib/libtorch_cpu.so", "torch/lib/libc10.so", "torch/lib/libgomp.so.1",
                   "nvidia/cu13/lib/libcupti.so.13", "nvidia/cu13/lib/libcudart.so.13"]

QT_PLUGINS = ["platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqminimal.so",
              "iconengines/libqsvgicon.so", "imageformats/libqsvg.so", "imageformats/libqico.so",
              "imageformats/libqjpeg.so", "imageformats/libqgif.so",
              "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
              "platforminputcontexts/libibusplatforminputcontextplugin.so",
              "tls/libqopensslbackend.so"]

# What Qt opens by itself where something is fetched over https.
OPENED_BY_QT = ["libssl.so.3"]

# The first release of each distribution that has a glibc.
UBUNTU = {"2.28": "20.04", "2.31": "20.04", "2.34": "22.04", "2.35": "22.04", "2.36": "24.04"}
FEDORA = {"2.28": "29", "2.31": "32", "2.34": "35", "2.35": "36", "2.36": "37"}


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, text=True, stdout=subprocess.PIPE,
                          **options).stdout


def copy(source, target, mode=0o644):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def is_elf(path):
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def strip(path):
    run("strip", "--strip-unneeded", path)


def add_torch(tree, torch, licences):
    """LibTorch's CPU half. It needs libcupti and libcudart to load, with or without a graphics processor."""
    for name in TORCH_LIBRARIES:
        target = tree / "lib/polymath" / pathlib.Path(name).name
        copy(torch / name, target)
        strip(target)
    texts = tree / "share/doc/polymath/licences"
    info = next(torch.glob("torch-*.dist-info"))
    shutil.copytree(info / "licenses", texts / "libtorch")
    for name in ("cuda_cupti", "cuda_runtime"):
        copy(next(torch.glob(f"nvidia_{name}-*.dist-info")) / "licenses/License.txt", texts / f"nvidia-{name}.txt")
    copy(next(licences.glob("onemkl_license-*.dist-info")) / "LICENSE.txt", texts / "onemkl.txt")


def add_arrow(tree, arrow):
    """Arrow's C++ libraries, which read Parquet."""
    for file in sorted((arrow / "pyarrow").glob("lib*.so.*")):
        copy(file, tree / "lib/polymath" / file.name)
        strip(tree / "lib/polymath" / file.name)
    texts = [file for file in sorted(arrow.rglob("*")) if file.name.startswith(("LICENSE", "NOTICE")) and file.is_file()]
    for file in texts:
        copy(file, tree / "share/doc/polymath/licences/arrow" / file.name)


def needed_libraries(path, search):
    """Name -> file of everything that an ELF file loads, as the system's loader finds it."""
    found = {}
    environment = {**os.environ, "LD_LIBRARY_PATH": str(search), "LC_ALL": "C"}
    for line in run("ldd", path, env=environment).splitlines():
        match = re.match(r"\s*(\S+) => (\S+)", line)
        if match and match[2] == "not":
            sys.exit(f"package.py: {path} needs {match[1]}, which is not on this machine.")
        if match and not OF_THE_SYSTEM.match(match[1]):
            found[match[1]] = pathlib.Path(match[2])
    return found


def package_of(file):
    """The Debian package that owns a file."""
    for candidate in (file, file.resolve(), pathlib.Path(str(file.resolve()).removeprefix("/usr"))):
        answer = subprocess.run(["dpkg", "-S", str(candidate)], capture_output=True, text=True)
        if answer.returncode == 0:
            return answer.stdout.split(":")[0]
    sys.exit(f"package.py: {file} belongs to no Debian package, so its licence is unknown.")


def bundle(tree):
    """Copies all libraries and plugins that a system may lack; returns package name -> files."""
    libraries = tree / "lib/polymath"
    owners = {}

    def take(source, target):
        copy(source, target)
        strip(target)
        owners.setdefault(package_of(source), []).append(str(target.relative_to(tree)))

    for name in QT_PLUGINS:
        take(MULTIARCH / "qt6/plugins" / name, tree / "plugins" / name)
    for name in OPENED_BY_QT:
        take(MULTIARCH / name, libraries / name)
    pending = [*(tree / "bin").iterdir(), *libraries.iterdir(), *(tree / "plugins").rglob("*.so")]
    while pending:
        for name, file in needed_libraries(pending.pop(), libraries).items():
            if not (libraries / name).exists():
                take(file, libraries / name)
                pending.append(libraries / name)
    for language in ("de",):
        file = pathlib.Path("/usr/share/qt6/translations") / f"qtbase_{language}.qm"
        copy(file, tree / "share/polymath/qt" / file.name)
        owners.setdefault(package_of(file), []).append(f"share/polymath/qt/{file.name}")
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf"):
        file = pathlib.Path("/usr/share/fonts/truetype/dejavu") / name
        copy(file, tree / "share/polymath/fonts" / name)
        owners.setdefault(package_of(file), []).append(f"share/polymath/fonts/{name}")
    copy(HERE / "fonts.conf", tree / "share/polymath/fonts/fonts.conf")
    (tree / "bin/qt.conf").write_text("[Paths]\nPrefix=..\nPlugins=plugins\nTranslations=share/polymath/qt\n")
    for package in owners:
        copy(pathlib.Path("/usr/share/doc") / package / "copyright",
             tree / "share/doc/polymath/licences/debian" / f"{package}.txt")
    return owners


def needed_glibc(tree):
    """The newest glibc version that any file asks for."""
    newest = (2, 17)
    for file in tree.rglob("*"):
        if file.is_file() and is_elf(file):
            for version in re.findall(r"Name: GLIBC_(\d+)\.(\d+)", run("readelf", "-VW", file)):
                newest = max(newest, (int(version[0]), int(version[1])))
    return f"{newest[0]}.{newest[1]}"


def fill(template, values):
    text = template.read_text()
    for key, value in values.items():
        text = text.replace(f"@{key}@", str(value))
    return text


def add_sample(tree, sample):
    """The sample project's model and texts, and what their licences say."""
    target = tree / "share/polymath/sample"
    for name in ("SmolLM2-135M-Instruct.Q4_1.gguf", "computing.jsonl", "words.jsonl", "english.jsonl"):
        copy(sample / name, target / name)
    for file in sorted((sample / "licences").iterdir()):
        copy(file, target / "licences" / file.name)


def settle(tree, epoch):
    """The same permissions and times wherever and whenever it was put together."""
    for path in [tree, *tree.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (epoch, epoch))


def make_deb(tree, control, out, epoch, work, compression):
    """`tree` is what goes below /usr; `compression` is options of dpkg-deb."""
    root = work / "root"
    shutil.rmtree(root, ignore_errors=True)
    (root / "DEBIAN").mkdir(parents=True)
    shutil.copytree(tree, root / "usr", symlinks=True)
    files = sorted(path for path in (root / "usr").rglob("*") if path.is_file())
    sizes = sum((path.stat().st_size + 1023) // 1024 for path in files)
    (root / "DEBIAN/control").write_text(control.replace("@SIZE@", str(sizes)))
    (root / "DEBIAN/md5sums").write_text("".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files))
    settle(root, epoch)
    run("dpkg-deb", "--root-owner-group", *compression, "--build", root, out,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)})


def shared_dependencies(tree, work):
    """What the programs need of Debian, from their libraries' own records."""
    folder = work / "shlibdeps"
    (folder / "debian").mkdir(parents=True, exist_ok=True)
    (folder / "debian/control").write_text("Source: polymath\n\nPackage: polymath\nArchitecture: amd64\n")
    files = [*(tree / "bin").iterdir(), *(tree / "lib/polymath").iterdir()]
    line = run("dpkg-shlibdeps", "-O", f"-l{tree / 'lib/polymath'}", "--ignore-missing-info",
               *[f"-e{file}" for file in files], cwd=folder, stderr=subprocess.DEVNULL)
    return line.split("shlibs:Depends=", 1)[1].strip()


def debian_documents(tree, version, epoch):
    """Policy: a copyright file, a compressed changelog, compressed manual pages."""
    folder = tree / "share/doc/polymath"
    date = run("date", "-u", "-R", "-d", f"@{epoch}").strip()
    entry = f"polymath ({version}) unstable; urgency=low\n\n  * See CHANGELOG.md.\n\n -- The Polymath authors <polymath@localhost>  {date}\n"
    (folder / "changelog.gz").write_bytes(gzip.compress(entry.encode(), 9, mtime=0))


def make_tar(tree, out, epoch, level):
    settle(tree, epoch)
    with subprocess.Popen(["tar", "--sort=name", f"--mtime=@{epoch}", "--owner=0", "--group=0", "--numeric-owner",
                           "--format=gnu", "-C", str(tree.parent), "-c", tree.name], stdout=subprocess.PIPE) as tar:
        run("zstd", "-q", "-f", f"-{level}", "--long=27", "-T2", "-o", out, stdin=tar.stdout)
    if tar.returncode != 0:
        sys.exit("package.py: tar failed")


def make_single_file(archive, unzstd, values, out):
    """The script, the unpacker, the archive. Offsets are as long as their place holders, so that they can be filled in."""
    tool = unzstd.read_bytes()
    payload = archive.read_bytes()
    values = {**values, "ID": hashlib.sha256(payload).hexdigest()[:16], "TOOL_SIZE": len(tool)}
    places = {"TOOL_AT": "00000000", "PAYLOAD_AT": "00000000"}
    length = len(fill(HERE / "single-file.sh", {**values, **places}).encode())
    places = {"TOOL_AT": f"{length + 1:08}", "PAYLOAD_AT": f"{length + len(tool) + 1:08}"}
    out.write_bytes(fill(HERE / "single-file.sh", {**values, **places}).encode() + tool + payload)
    out.chmod(0o755)


CONTROL = """Package: polymath
Version: {version}
Architecture: amd64
Maintainer: The Polymath authors <polymath@localhost>
Installed-Size: @SIZE@
Depends: {depends}
Recommends: polymath-sample (= {version}), qt6-translations-l10n, fonts-dejavu-core, xdg-utils
Section: science
Priority: optional
Description: teach a small language model your own fields
 Polymath trains one expert for each of your fields beside a frozen base model,
 composes them with a trained router, and measures what the model gained and
 what it forgot. It works on your own computer and needs no network.
 .
 This package has LibTorch for processors inside.
"""

SAMPLE_CONTROL = """Package: polymath-sample
Version: {version}
Architecture: all
Maintainer: The Polymath authors <polymath@localhost>
Installed-Size: @SIZE@
Enhances: polymath
Section: science
Priority: optional
Description: model and texts of Polymath's sample project
 A base model of 135 million parameters (SmolLM2, Apache-2.0) and the texts of
 three small domains, so that the sample project runs without a network.
"""


def make_program_deb(arguments, parts, out, work):
    """Programs and LibTorch; the rest is Debian's."""
    version, tree = arguments.version, work / "deb"
    shutil.copytree(arguments.programs, tree, symlinks=True)
    add_torch(tree, arguments.torch, arguments.licences)
    add_arrow(tree, arguments.arrow)
    debian_documents(tree, version, arguments.epoch)
    for page in sorted((tree / "share/man/man1").glob("*.1")):
        page.with_name(page.name + ".gz").write_bytes(gzip.compress(page.read_bytes(), 9, mtime=0))
        page.unlink()
    parts.write(tree, {}, with_sample=False)
    control = CONTROL.format(version=version, depends=shared_dependencies(tree, work))
    make_deb(tree, control, out / f"polymath_{version}_amd64.deb", arguments.epoch, work,
             ["-Zxz", "-z6", "--threads-max=2"])


def make_sample_deb(arguments, out, work):
    version, tree = arguments.version, work / "sample"
    add_sample(tree, arguments.sample)
    licences = sorted((tree / "share/polymath/sample/licences").iterdir())
    copyright_file = tree / "share/doc/polymath-sample/copyright"
    copyright_file.parent.mkdir(parents=True)
    copyright_file.write_text(
        "\n\n".join(f"==== {file.name} ====\n{file.read_text(errors='replace')}" for file in licences))
    # Quantised weights hardly get smaller.
    make_deb(tree, SAMPLE_CONTROL.format(version=version), out / f"polymath-sample_{version}_all.deb", arguments.epoch,
             work, ["-Zzstd", "-z3"])


def make_portable(arguments, parts, out, work):
    """Everything but glibc, and the sample: a folder, and the same in a file that unpacks itself."""
    folder = f"polymath-{arguments.version}-linux-x86_64"
    tree = work / folder
    shutil.copytree(arguments.programs, tree, symlinks=True)
    add_torch(tree, arguments.torch, arguments.licences)
    add_arrow(tree, arguments.arrow)
    owners = bundle(tree)
    add_sample(tree, arguments.sample)
    glibc = needed_glibc(tree)
    values = {"VERSION": arguments.version, "FOLDER": folder, "GLIBC": glibc, "UBUNTU": UBUNTU[glibc],
              "FEDORA": FEDORA[glibc]}
    for name in ("polymath", "polymath-cli"):
        (tree / name).write_text(fill(HERE / "launcher", values))
        (tree / name).chmod(0o755)
    parts.write(tree, owners, with_sample=True)
    archive = out / f"{folder}.tar.zst"
    make_tar(tree, archive, arguments.epoch, arguments.level)
    make_single_file(archive, arguments.unzstd, values, out / f"{folder}.run")
    print(f"The folder and the single file need glibc {glibc} or later.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("programs", "torch", "arrow", "licences", "parts", "sample", "unzstd", "out"):
        parser.add_argument(f"--{name}", required=True, type=pathlib.Path)
    for name in ("version", "commit"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--epoch", required=True, type=int)
    parser.add_argument("--level", type=int, default=19, help="of zstd for the folder; less is faster and larger")
    parser.add_argument("--only", nargs="+", choices=["deb", "sample", "portable"],
                        default=["deb", "sample", "portable"])
    arguments = parser.parse_args()
    os.umask(0o022)
    out, version, epoch = arguments.out.resolve(), arguments.version, arguments.epoch
    work = out / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    parts = spdx.Parts(arguments.parts, arguments.torch, version, arguments.commit, epoch)

    if "deb" in arguments.only:
        make_program_deb(arguments, parts, out, work)
    if "sample" in arguments.only:
        make_sample_deb(arguments, out, work)
    if "portable" in arguments.only:
        make_portable(arguments, parts, out, work)
    shutil.rmtree(work)
    for file in sorted(out.iterdir()):
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {hashlib.sha256(file.read_bytes()).hexdigest()[:16]}  {file.name}")


if __name__ == "__main__":
    main()
