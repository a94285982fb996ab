#!/usr/bin/env python3
"""Writes a few small files of each format into FOLDER/FORMAT/, for fuzz_reader to begin with.

Formats that are zips are written as their parts, each under a line with "\\x01" and its name."""
import gzip
import io
import lzma
import pathlib
import sys
import tarfile
import zipfile

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def parts(content):
    return "".join(f"\x01{name}\n{text}" for name, text in content.items())


def relations(*targets):
    return "<Relationships>" + "".join(
        f'<Relationship Id="r{number}" Type="{RELATION}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)) + "</Relationships>"


def pdf(content, font="/Helvetica"):
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[4 0 R 4 0 R]>>",
               f"<</Type/Font/Subtype/Type1/BaseFont{font}>>",
               "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>",
               f"<</Length {len(content)}>>stream\n{content}\nendstream"]
    text, table = "%PDF-1.4\n", ""
    for number, body in enumerate(objects, 1):
        table += f"{len(text):010} 00000 n \n"
        text += f"{number} 0 obj\n{body}\nendobj\n"
    return f"{text}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF\n"


def zipped(kind):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if kind == "stored" else zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "folder/b.csv", "../c.txt"):
            archive.writestr(zipfile.ZipInfo(name), "question,answer\na,b\n")
    return out.getvalue()


def tarred(mode):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name in ("a.txt", "folder/b.md"):
            entry = tarfile.TarInfo(name)
            entry.size = 7
            archive.addfile(entry, io.BytesIO(b"A text."))
    return out.getvalue()


COLUMNS = "".join(f"BT /F1 10 Tf {x} {y} Td (Some text of a col-) Tj ET\n" for x in (60, 310) for y in range(700, 600, -12))
WORD = ("<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"H\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>"
        "</w:numPr></w:pPr><w:r><w:t>One</w:t><w:tab/><w:br/><w:footnoteReference w:id=\"2\"/></w:r><w:del/></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl></w:body></w:document>")
SLIDE = ("<p:sld><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r>"
         "<a:t>T</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>")

SEEDS = {
    "pdf": [pdf("BT /F1 12 Tf 72 700 Td (Hello) Tj 0 -14 Td (world.) Tj ET"), pdf(COLUMNS), pdf("0 0 200 300 re f")],
    "docx": [parts({"_rels/.rels": relations(("officeDocument", "w/d.xml")), "w/d.xml": WORD,
                    "w/_rels/d.xml.rels": relations(("styles", "s.xml"), ("numbering", "n.xml"), ("footnotes", "f.xml")),
                    "w/s.xml": '<w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
                               '<w:basedOn w:val="H"/></w:style></w:styles>',
                    "w/n.xml": '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/>'
                               '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
                               '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
                    "w/f.xml": '<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>'
                               "</w:footnotes>"})],
    "pptx": [parts({"_rels/.rels": relations(("officeDocument", "p.xml")),
                    "p.xml": '<p:presentation><p:sldIdLst><p:sldId r:id="r0"/></p:sldIdLst></p:presentation>',
                    "_rels/p.xml.rels": relations(("slide", "s.xml")), "s.xml": SLIDE,
                    "_rels/s.xml.rels": relations(("notesSlide", "n.xml")),
                    "n.xml": "<p:notes><p:cSld><p:spTree/></p:cSld></p:notes>"})],
    "odt": [parts({"mimetype": "application/vnd.oasis.opendocument.text",
                   "content.xml": "<o:document-content><o:body><o:text><t:h>H</t:h><t:p>a<t:s/>b<t:note><t:note-body><t:p>n"
                                  "</t:p></t:note-body></t:note></t:p><t:list><t:list-item><t:p>i</t:p></t:list-item></t:list>"
                                  "<table:table><table:table-row><table:table-cell><t:p>c</t:p></table:table-cell>"
                                  "</table:table-row></table:table></o:text></o:body></o:document-content>"})],
    "epub": [parts({"META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
                    "b.opf": '<package><manifest><item id="a" href="a%20b.xhtml#x" media-type="application/xhtml+xml"/>'
                             '</manifest><spine><itemref idref="a"/></spine></package>',
                    "a b.xhtml": "<html><body><h1>One</h1><p>Text.</p></body></html>"})],
    "rtf": [r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f1\fcharset204 B;}}{\pard\outlinelevel0 a\'cf\u12345?\par}{\footnote n}"
            r"{\trowd\intbl c\cell d\cell\row}{\pict\bin3 xyz}\uc2\u-10179??\line}"],
    "html": ['<!DOCTYPE html><html><head><meta charset="koi8-r"><title>T</title></head><body><nav><a>x</a></nav><main><h1>H'
             "</h1><p>a<br>b<ul><li>c<ol><li>d</ol></ul><pre>e</pre><table><tr><td>f<td>g<tr><td>h</table></main></body>"],
    "xlsx": [parts({"[Content_Types].xml": '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.'
                                           'spreadsheetml.sheet.main+xml" PartName="/w.xml"/></Types>',
                    "_rels/.rels": relations(("officeDocument", "xl/w.xml")),
                    "xl/w.xml": '<workbook><sheets><sheet name="A" r:id="r0"/></sheets></workbook>',
                    "xl/_rels/w.xml.rels": relations(("worksheet", "s.xml"), ("sharedStrings", "t.xml")),
                    "xl/t.xml": "<sst><si><t>text</t></si></sst>",
                    "xl/s.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>1.5</v></c></row>'
                                "</sheetData></worksheet>"})],
    "ods": [parts({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                   "content.xml": '<o:document-content><o:body><o:spreadsheet><t:table t:name="A"><t:table-row><t:table-cell '
                                  't:number-columns-repeated="3"><text:p>x</text:p></t:table-cell></t:table-row></t:table>'
                                  "</o:spreadsheet></o:body></o:document-content>"})],
    "csv": ['question,answer\n"a, ""b""\nc",d\n1,2\n', "x;text\n1;2,5\n"],
    "tsv": ["prompt\tresponse\na\tb\n"],
    "json": ['{"data": [{"text": "a", "n": {"b": [1, null, true]}}, {"text": "\\u00e9"}]}'],
    "jsonl": ['{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}\n{"text": "c"}\n'],
    "eml": ["From: a@b.c\nSubject: =?utf-8?q?x=20y?=\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=q\n\n"
            "--q\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--q--\n"],
    "mbox": ["From a@b.c Thu Jan  1 00:00:00 2026\nSubject: s\n\nbody\n\nFrom a@b.c Thu Jan  1 00:00:01 2026\n\n>From x\n"],
    "archive": [zipped("deflated"), zipped("stored"), tarred("w"), tarred("w:gz"), tarred("w:bz2"), tarred("w:xz"),
                gzip.compress(b"A text that is packed alone.", mtime=0), lzma.compress(b"Another.")],
    "code": ["int main()\n{\n    return 0; // nothing\n}\n\nvoid other();\n" * 5],
    "txt": ["A text\nof some lines.\n\n" * 20, "\xff\xfet\x00e\x00x\x00t\x00"],
    "parquet": ["PAR1" + "\x15\x04\x15\x10" * 20 + "\x1c\x00\x00\x00PAR1", "PARE"],
    "md": ["---\nx: y\n---\n# H\ntext\n\n```c\ncode\n```\nHead\n====\n- one\n"],
}


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, contents in SEEDS.items():
        for target in (name, "any"):
            (folder / target).mkdir(parents=True, exist_ok=True)
            for number, content in enumerate(contents):
                (folder / target / f"{name}-{number}").write_bytes(content if isinstance(content, bytes) else content.encode("latin-1"))


main()
