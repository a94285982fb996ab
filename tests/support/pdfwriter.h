#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace polymath::test {

/// A line at a place, in points from the page's lower left corner, in Helvetica.
struct PdfText {
    double x = 0;
    double y = 0;
    std::string text; ///< Latin-1
    double size = 10;
};

/// A page of A4 with its lines and, before them, any other drawing.
struct PdfPage {
    std::vector<PdfText> lines = {};
    std::string drawing = {};
};

/// A PDF 1.4 file. `trailer` goes into its trailer, for an encryption dictionary say.
inline std::string pdf(const std::vector<PdfPage>& pages, const std::string& trailer = {})
{
    std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>",
                                     {},
                                     "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"};
    std::string kids;
    for (const auto& page : pages) {
        std::string content = page.drawing;
        for (const auto& line : page.lines) {
            std::string escaped;
            for (const char character : line.text) {
                escaped += std::string_view("()\\").find(character) != std::string_view::npos ? "\\" : "";
                escaped += character;
            }
            content += "BT /F1 " + std::to_string(line.size) + " Tf " + std::to_string(line.x) + " " +
                       std::to_string(line.y) + " Td (" + escaped + ") Tj ET\n";
        }
        const auto number = objects.size() + 1;
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents " +
                          std::to_string(number + 1) + " 0 R>>");
        objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream");
        kids += std::to_string(number) + " 0 R ";
    }
    objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
    std::string file = "%PDF-1.4\n";
    std::string table;
    for (std::size_t index = 0; index < objects.size(); ++index) {
        const auto offset = std::to_string(file.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        file += std::to_string(index + 1) + " 0 obj\n" + objects[index] + "\nendobj\n";
    }
    const auto start = std::to_string(file.size());
    const auto count = std::to_string(objects.size() + 1);
    return file + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count + "/Root 1 0 R" +
           trailer + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

} // namespace polymath::test
