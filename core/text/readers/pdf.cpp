#include "core/base/file.h"
#include "core/base/translate.h"
#include "core/text/readers/ocr.h"
#include "core/text/readers/pdflayout.h"
#include "core/text/readers/readers.h"

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace polymath {

namespace {

/// The specification says that a reader may skip this much before the header (ISO 32000-1, implementation note 13).
constexpr std::size_t headerWithin = 1024;
/// Pages that a preview reads.
constexpr int previewPages = 8;
/// No book has more; a page that refers to itself can seem to be endlessly many.
constexpr int mostPages = 100'000;
/// The most words of one page: a newspaper's has 10,000.
constexpr std::size_t mostPageWords = 100'000;
/// Text recognition wants 300 dots per inch; what that gives for A3 is the most that a page is drawn with.
constexpr double recognitionDpi = 300;
constexpr double mostDots = 18e6;
/// Scanned pages that are read of one file: at five seconds each, this is an hour.
constexpr int mostScannedPages = 720;

std::string utf8(const poppler::ustring& text)
{
    const auto bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

/// Where a word stands for somebody who turned the page so that it can be read.
PageWord turned(const poppler::text_box& box)
{
    const auto place = box.bbox();
    PageWord word;
    switch (box.rotation()) {
    case 1:
        word = {{}, place.top(), -place.right(), place.bottom(), -place.left()};
        break;
    case 2:
        word = {{}, -place.right(), -place.bottom(), -place.left(), -place.top()};
        break;
    case 3:
        word = {{}, -place.bottom(), place.left(), -place.top(), place.right()};
        break;
    default:
        word = {{}, place.left(), place.top(), place.right(), place.bottom()};
    }
    word.text = utf8(box.text());
    word.spaceAfter = box.has_space_after();
    const double size = box.has_font_info() ? box.get_font_size() : word.y1 - word.y0;
    word.size = std::isfinite(size) ? std::clamp(size, 1.0, 1000.0) : 10.0;
    const auto font = box.has_font_info() ? box.get_font_name() : std::string();
    word.bold = font.find("Bold") != std::string::npos || font.find("-Medi") != std::string::npos ||
                font.find("Black") != std::string::npos || font.find("bold") != std::string::npos;
    return word;
}

/// A page's words as most of them are turned; a few others, a stamp along the margin say, are left out.
std::vector<PageLine> linesOf(const poppler::page& page, std::size_t& tooMany)
{
    auto boxes = page.text_list(poppler::page::text_list_include_font);
    if (boxes.size() > mostPageWords) {
        tooMany += boxes.size() - mostPageWords;
        boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(mostPageWords), boxes.end());
    }
    std::array<std::vector<PageWord>, 4> turns;
    std::array<std::size_t, 4> letters{};
    std::size_t all = 0;
    for (const auto& box : boxes) {
        const auto turn = static_cast<std::size_t>(std::clamp(box.rotation(), 0, 3));
        turns[turn].push_back(turned(box));
        letters[turn] += turns[turn].back().text.size();
        all += turns[turn].back().text.size();
    }
    std::vector<PageLine> lines;
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        if (letters[turn] * 10 > all) {
            auto found = pageLines(std::move(turns[turn]));
            lines.insert(lines.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        }
    }
    return lines;
}

/// Whether anything is drawn on a page, as far as a small picture of it shows.
bool isDrawnOn(const poppler::page& page)
{
    if (!poppler::page_renderer::can_render()) {
        return true;
    }
    const auto size = page.page_rect();
    constexpr double side = 300; // dots
    const double dpi = 72 * std::min(1.0, side / std::max({size.width(), size.height(), 1.0}));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    const auto picture = renderer.render_page(&page, dpi, dpi);
    for (int y = 0; y < picture.height(); ++y) {
        const auto* row = picture.const_data() + static_cast<std::ptrdiff_t>(y) * picture.bytes_per_row();
        if (std::any_of(row, row + picture.width(), [](char dot) { return static_cast<unsigned char>(dot) < 0xF0; })) {
            return true;
        }
    }
    return false;
}

/// The text of a page that is a picture.
Result<std::vector<Block>> recognise(const poppler::page& page, const TextRecognition& recognition)
{
    const auto size = page.page_rect();
    const double dots = size.width() * size.height() / 72 / 72 * recognitionDpi * recognitionDpi;
    const double dpi = recognitionDpi * std::min(1.0, std::sqrt(mostDots / std::max(dots, 1.0)));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    const auto picture = renderer.render_page(&page, dpi, dpi);
    if (!picture.is_valid()) {
        return fail(ErrorCode::BadInput, "A page could not be drawn.");
    }
    POLYMATH_TRY(folder, ScratchFolder::create());
    const auto file = folder.path() / "page.pgm";
    POLYMATH_TRY(out, AtomicFile::create(file));
    POLYMATH_CHECK(
        out.write("P5\n" + std::to_string(picture.width()) + " " + std::to_string(picture.height()) + "\n255\n"));
    for (int y = 0; y < picture.height(); ++y) {
        const auto* row = picture.const_data() + static_cast<std::ptrdiff_t>(y) * picture.bytes_per_row();
        POLYMATH_CHECK(out.write(std::string_view(row, static_cast<std::size_t>(picture.width()))));
    }
    POLYMATH_CHECK(out.finish());
    return recognition.read(file, static_cast<int>(dpi));
}

/// What became of pages without text.
struct ScannedPages {
    int found = 0;
    int read = 0;
    int failed = 0;
};

void tellScanned(const ScannedPages& scanned, int pages, bool installed, bool beginning, ReadSink& sink)
{
    const auto tell = [&](int count, const char* pattern) {
        if (count > 0) {
            sink.note(sentence(pattern, {std::to_string(count), std::to_string(pages)}));
        }
    };
    tell(scanned.read, POLYMATH_TEXT("sentences", "%1 of %2 pages are pictures; their text was read with Tesseract and "
                                                  "may have mistakes."));
    tell(scanned.failed, POLYMATH_TEXT("sentences", "%1 of %2 pages are pictures that Tesseract could not read."));
    tell(scanned.found - scanned.read - scanned.failed,
         !installed ? POLYMATH_TEXT("sentences", "%1 of %2 pages are pictures without text; install Tesseract to read "
                                                 "them.")
         : beginning
             ? POLYMATH_TEXT("sentences", "%1 of %2 pages are pictures; the import reads their text with "
                                          "Tesseract, some seconds a page.")
             : POLYMATH_TEXT("sentences", "%1 of %2 pages are pictures without text and were left out: more than "
                                          "are read at once."));
}

Result<void> readPages(const poppler::document& document, const ReadInput& input, ReadSink& sink)
{
    const int pages = std::min(document.pages(), mostPages);
    const int wanted = input.beginning ? std::min(pages, previewPages) : pages;
    PageFlow flow([&sink](Block&& block, std::int64_t page) {
        sink.at({Place::Unit::Page, page});
        return sink.block(std::move(block));
    });
    std::optional<TextRecognition> recognition;
    ScannedPages scanned;
    int unreadable = 0;
    std::size_t tooMany = 0;
    for (int index = 0; index < wanted; ++index) {
        const std::unique_ptr<poppler::page> page(document.create_page(index));
        if (page == nullptr) {
            ++unreadable;
            continue;
        }
        auto lines = linesOf(*page, tooMany);
        if (!lines.empty()) {
            POLYMATH_CHECK(flow.add(std::move(lines), page->page_rect().height(), index + 1));
            continue;
        }
        if (!isDrawnOn(*page)) {
            continue;
        }
        ++scanned.found;
        if (!recognition) {
            recognition.emplace();
        }
        if (!recognition->isInstalled() || input.beginning || scanned.read + scanned.failed >= mostScannedPages) {
            continue;
        }
        if (auto blocks = recognise(*page, *recognition)) {
            ++scanned.read;
            POLYMATH_CHECK(flow.add(std::move(*blocks), index + 1));
        } else {
            ++scanned.failed;
        }
    }
    POLYMATH_CHECK(flow.finish());
    const bool installed = recognition && recognition->isInstalled();
    tellScanned(scanned, wanted, installed, input.beginning, sink);
    const auto tell = [&sink](std::size_t count, const char* pattern, std::size_t of) {
        if (count > 0) {
            sink.note(sentence(pattern, {std::to_string(count), std::to_string(of)}));
        }
    };
    tell(static_cast<std::size_t>(unreadable),
         POLYMATH_TEXT("sentences", "%1 of %2 pages are damaged and were left out."), static_cast<std::size_t>(wanted));
    tell(tooMany, POLYMATH_TEXT("sentences", "%1 words were left out: a page has more than %2."), mostPageWords);
    tell(flow.repeatedLines(),
         POLYMATH_TEXT("sentences", "%1 lines of headers, footers and page numbers were left out."), 0);
    tell(flow.contentsLines(), POLYMATH_TEXT("sentences", "%1 lines of the table of contents were left out."), 0);
    if (scanned.found == wanted && scanned.read == 0 && wanted > 0) {
        if (installed && input.beginning) {
            return fail(ErrorCode::Cancelled, "Pictures are not read for a look.");
        }
        return fail(ErrorCode::BadInput,
                    sentence(installed ? POLYMATH_TEXT("sentences", "'%1' holds pictures of pages without text. "
                                                                    "Tesseract found none either.")
                                       : POLYMATH_TEXT("sentences", "'%1' holds pictures of pages without text. "
                                                                    "Install Tesseract to read them."),
                             {input.name}));
    }
    return {};
}

} // namespace

bool isPdf(std::string_view head, const std::filesystem::path&)
{
    return head.substr(0, headerWithin).find("%PDF-") != std::string_view::npos;
}

Result<void> readPdf(const ReadInput& input, ReadSink& sink)
{
    static const bool quiet = [] { // its complaints are no news: what cannot be read is said below
        poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
        return true;
    }();
    static_cast<void>(quiet);
    const auto damaged = [&input](const std::string& detail) {
        return fail(ErrorCode::BadInput,
                    sentence(POLYMATH_TEXT("sentences", "'%1' is damaged or cut off: it cannot be opened as a PDF. Get "
                                                        "it again."),
                             {input.name}),
                    detail);
    };
    try {
        const auto& password = input.options.password;
        const std::unique_ptr<poppler::document> document(
            poppler::document::load_from_file(input.file.string(), password, password));
        if (document == nullptr || (!document->is_locked() && document->pages() <= 0)) {
            return damaged({});
        }
        if (document->is_locked()) {
            return fail(
                ErrorCode::BadInput,
                sentence(
                    password.empty()
                        ? POLYMATH_TEXT("sentences",
                                        "'%1' is protected by a password. Give its password and import it again.")
                        : POLYMATH_TEXT("sentences", "The password for '%1' is not the right one. Give another one."),
                    {input.name}));
        }
        return readPages(*document, input, sink);
    } catch (const std::exception& error) {
        return damaged(error.what());
    }
}

} // namespace polymath
