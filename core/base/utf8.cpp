#include "core/base/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace polymath {

bool isUtf8(std::string_view text, bool cut)
{
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) { // most text is ASCII
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80                    ? 1
                                   : lead >= 0xC2 && lead <= 0xDF ? 2
                                   : lead >= 0xE0 && lead <= 0xEF ? 3
                                   : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                                  : 0;
        if (length == 0) {
            return false;
        }
        for (std::size_t index = 1; index < length; ++index) {
            if (at + index >= text.size()) {
                return cut;
            }
            const auto next = static_cast<unsigned char>(text[at + index]);
            const bool tooLong = index == 1 && ((lead == 0xE0 && next < 0xA0) || (lead == 0xF0 && next < 0x90));
            const bool outside = index == 1 && ((lead == 0xED && next > 0x9F) || (lead == 0xF4 && next > 0x8F));
            if ((next & 0xC0) != 0x80 || tooLong || outside) {
                return false;
            }
        }
        at += length;
    }
    return true;
}

} // namespace polymath
