"""test_spdx.py INSTALLERS PARTS: the document about a package keeps the rules, and a broken one is told."""
import copy
import json
import pathlib
import sys
import tempfile
import unittest

INSTALLERS, PARTS = pathlib.Path(sys.argv.pop(1)), pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(INSTALLERS))
import spdx


def a_document(folder, with_sample=True):
    """About a package whose LibTorch has two parts of its own."""
    folder = pathlib.Path(folder)
    licences = folder / "licences"
    for name in ("fmt", "sleef"):
        (licences / "libtorch/third_party" / name).mkdir(parents=True)
    for name in ("onemkl.txt", "nvidia-cuda_cupti.txt"):
        (licences / name).write_text("You may.")
    for name in ("nvidia_cuda_cupti-13.2.86.dist-info", "nvidia_cuda_runtime-13.2.86.dist-info"):
        (folder / "torch" / name).mkdir(parents=True)
    parts = spdx.Parts(PARTS, folder / "torch", "0.1.0", "0123456789ab", 1700000000)
    return parts.document({}, licences, with_sample)


class TheDocument(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.document = a_document(self.folder.name)

    def names(self):
        return {package["name"] for package in self.document["packages"]}

    def test_keeps_the_rules(self):
        self.assertEqual(spdx.faults(self.document), [])

    def test_names_every_part_that_the_build_found(self):
        parts = {part["name"] for part in json.loads(PARTS.read_text())}
        self.assertGreater(len(parts), 10)
        self.assertLessEqual(parts, self.names())
        self.assertLessEqual({"Polymath", "Intel oneMKL", "libtorch fmt", "SmolLM2-135M-Instruct"}, self.names())

    def test_is_the_same_for_the_same_commit(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(self.document, a_document(folder))

    def test_says_who_contains_whom(self):
        by_name = {package["name"]: package["SPDXID"] for package in self.document["packages"]}
        relations = {(relation["spdxElementId"], relation["relationshipType"], relation["relatedSpdxElement"])
                     for relation in self.document["relationships"]}
        self.assertIn((by_name["Polymath"], "CONTAINS", by_name["LibTorch"]), relations)
        self.assertIn((by_name["LibTorch"], "CONTAINS", by_name["Intel oneMKL"]), relations)
        self.assertIn((by_name["Polymath"], "DEPENDS_ON", by_name["Qt"]), relations)

    def test_without_the_sample_there_is_no_model(self):
        with tempfile.TemporaryDirectory() as folder:
            self.document = a_document(folder, with_sample=False)
        self.assertNotIn("SmolLM2-135M-Instruct", self.names())

    def broken(self, change):
        document = copy.deepcopy(self.document)
        change(document)
        return " ".join(spdx.faults(document))

    def test_faults_are_told(self):
        self.assertIn("spdxVersion", self.broken(lambda d: d.update(spdxVersion="SPDX-3.0")))
        self.assertIn("documentNamespace", self.broken(lambda d: d.pop("documentNamespace")))
        self.assertIn("no date", self.broken(lambda d: d["creationInfo"].update(created="yesterday")))
        self.assertIn("there twice", self.broken(lambda d: d["packages"].append(d["packages"][0])))
        self.assertIn("not in the document", self.broken(lambda d: d["packages"].pop()))
        self.assertIn("known licence", self.broken(lambda d: d["packages"][0].update(licenseDeclared="Mine-1.0")))
        self.assertIn("breaks off", self.broken(lambda d: d["packages"][0].update(licenseDeclared="MIT OR")))
        self.assertIn("no text", self.broken(lambda d: d["hasExtractedLicensingInfos"][0].update(extractedText="")))
        self.assertIn("describes nothing", self.broken(lambda d: d.update(relationships=[])))


if __name__ == "__main__":
    unittest.main()
