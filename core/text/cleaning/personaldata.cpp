#include "core/text/cleaning/personaldata.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace polymath {

namespace {

using Kind = PersonalPiece::Kind;

constexpr std::size_t longestMailName = 64; ///< RFC 5321
constexpr std::size_t longestIban = 34;

bool isDigit(char byte) { return byte >= '0' && byte <= '9'; }
bool isCapital(char byte) { return byte >= 'A' && byte <= 'Z'; }
bool isLetter(char byte) { return isCapital(byte) || (byte >= 'a' && byte <= 'z'); }
bool isWord(char byte)
{
    return isDigit(byte) || isLetter(byte) || byte == '_' || static_cast<unsigned char>(byte) >= 0x80;
}
bool isOf(char byte, std::string_view set) { return set.find(byte) != std::string_view::npos; }

/// Lengths of IBANs by country, from the registry of ISO 13616.
constexpr std::string_view ibanLengths =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18"
    "GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24"
    "PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20";

std::optional<std::size_t> ibanLength(std::string_view country)
{
    for (std::size_t place = 0; place < ibanLengths.size(); place += 4) {
        if (ibanLengths.substr(place, 2) == country) {
            return static_cast<std::size_t>((ibanLengths[place + 2] - '0') * 10 + ibanLengths[place + 3] - '0');
        }
    }
    return std::nullopt;
}

/// Letters count as 10 to 35; what stands in front goes to the end.
bool hasRightCheckDigits(const std::string& iban)
{
    int rest = 0;
    for (std::size_t index = 0; index < iban.size(); ++index) {
        const char byte = iban[(index + 4) % iban.size()];
        rest = isDigit(byte) ? (rest * 10 + byte - '0') % 97 : (rest * 100 + byte - 'A' + 10) % 97;
    }
    return rest == 1;
}

bool satisfiesLuhn(const std::string& digits)
{
    int sum = 0;
    for (std::size_t index = 0; index < digits.size(); ++index) {
        const int digit = digits[digits.size() - 1 - index] - '0';
        const int twice = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += index % 2 == 0 ? digit : twice;
    }
    return sum % 10 == 0;
}

/// Digits side by side, and what separates them from those before.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    char separator = 0; ///< the last character in front

    [[nodiscard]] std::size_t size() const { return end - begin; }
};

class Finder {
public:
    explicit Finder(std::string_view text) : m_text(text) {}

    std::vector<PersonalPiece> find()
    {
        static constexpr auto marks = [] {
            std::array<bool, 256> set{};
            set['@'] = set['+'] = true;
            for (unsigned char digit = '0'; digit <= '9'; ++digit) {
                set[digit] = true;
            }
            return set;
        }();
        while (m_place < m_text.size()) {
            const char byte = m_text[m_place];
            if (!marks[static_cast<unsigned char>(byte)]) {
                ++m_place;
            } else if (byte == '@') {
                mail();
            } else {
                number();
            }
        }
        return std::move(m_pieces);
    }

private:
    [[nodiscard]] char at(std::size_t place) const { return place < m_text.size() ? m_text[place] : '\0'; }
    [[nodiscard]] char before(std::size_t place) const { return place > m_done ? m_text[place - 1] : '\0'; }

    void take(Kind kind, std::size_t begin, std::size_t end)
    {
        m_pieces.push_back({kind, begin, end});
        m_place = m_done = end;
    }

    void mail()
    {
        auto begin = m_place;
        while (begin > m_done && m_place - begin < longestMailName &&
               (isDigit(m_text[begin - 1]) || isLetter(m_text[begin - 1]) || isOf(m_text[begin - 1], "._%+-"))) {
            --begin;
        }
        while (begin < m_place && isOf(m_text[begin], ".-%+")) {
            ++begin;
        }
        auto end = m_place + 1;
        std::size_t lastDot = 0;
        while (isDigit(at(end)) || isLetter(at(end)) || at(end) == '-' ||
               (at(end) == '.' && (isDigit(at(end + 1)) || isLetter(at(end + 1))))) {
            lastDot = at(end) == '.' ? end : lastDot;
            ++end;
        }
        const bool endsInLetters = lastDot > m_place + 1 && end - lastDot > 2 &&
                                   std::all_of(m_text.begin() + static_cast<std::ptrdiff_t>(lastDot) + 1,
                                               m_text.begin() + static_cast<std::ptrdiff_t>(end), isLetter);
        if (begin < m_place && endsInLetters) {
            take(Kind::Mail, begin, end);
        } else {
            ++m_place;
        }
    }

    bool iban()
    {
        if (m_place < m_done + 2 || !isCapital(m_text[m_place - 1]) || !isCapital(m_text[m_place - 2]) ||
            isWord(before(m_place - 2))) {
            return false;
        }
        const auto length = ibanLength(m_text.substr(m_place - 2, 2));
        std::string letters(m_text.substr(m_place - 2, 2));
        auto end = m_place;
        while (length && letters.size() < std::min(*length, longestIban)) {
            if (isDigit(at(end)) || isCapital(at(end))) {
                letters.push_back(at(end++));
            } else if (at(end) == ' ' && (isDigit(at(end + 1)) || isCapital(at(end + 1)))) {
                ++end;
            } else {
                return false;
            }
        }
        if (!length || isWord(at(end)) || !isDigit(letters[2]) || !isDigit(letters[3]) ||
            !hasRightCheckDigits(letters)) {
            return false;
        }
        take(Kind::Iban, m_place - 2, end);
        return true;
    }

    /// The groups of digits from here on, as far as one of the separators of numbers stands between them.
    void findGroups(std::size_t place)
    {
        m_groups.clear();
        char separator = before(place);
        std::size_t digits = 0;
        while (isDigit(at(place)) && digits < 24) { // longer than any number that is looked for
            Group group{place, place, separator};
            while (isDigit(at(group.end))) {
                ++group.end;
            }
            m_groups.push_back(group);
            digits += group.size();
            place = group.end;
            const auto start = place;
            while (place - start < 2 && isOf(at(place), " -./()")) {
                separator = at(place++);
            }
        }
    }

    bool card()
    {
        std::string digits;
        std::size_t count = 0;
        const char separator = m_groups.size() > 1 ? m_groups[1].separator : '\0';
        for (const auto& group : m_groups) {
            const bool joins = count == 0 || (group.separator == separator && isOf(separator, " -") &&
                                              group.begin == m_groups[count - 1].end + 1);
            if (!joins || digits.size() + group.size() > 19) {
                break;
            }
            digits += m_text.substr(group.begin, group.size());
            ++count;
        }
        const auto sizes = [&](std::initializer_list<std::size_t> wanted) {
            return std::equal(wanted.begin(), wanted.end(), m_groups.begin(),
                              m_groups.begin() + static_cast<std::ptrdiff_t>(count),
                              [](std::size_t size, const Group& group) { return group.size() == size; });
        };
        const bool shaped = count == 1 || sizes({4, 4, 4, 4}) || sizes({4, 6, 5}) || sizes({4, 4, 4, 4, 3});
        const bool first = digits.size() >= 13 && digits[0] >= '2' && digits[0] <= '6';
        const auto end = m_groups[count - 1].end;
        if (!shaped || !first || isWord(at(end)) || digits.find_first_not_of(digits[0]) == std::string::npos ||
            !satisfiesLuhn(digits)) {
            return false;
        }
        take(Kind::Card, m_groups[0].begin, end);
        return true;
    }

    /// A phone number that begins with the group `first`, or in front of it with "+" or "(".
    bool phone(std::size_t first)
    {
        const auto& start = m_groups[first];
        auto begin = start.begin;
        begin -= before(begin) == '(' ? 1 : 0;
        const bool plus = before(begin) == '+';
        begin -= plus ? 1 : 0;
        if (isWord(before(begin)) || (!plus && isOf(before(begin), ".,#$=/-"))) {
            return false;
        }
        const auto size = [&](std::size_t index) {
            return first + index < m_groups.size() ? m_groups[first + index].size() : 0;
        };
        const bool trunk = m_text[start.begin] == '0' && start.size() >= 2 && start.size() <= 6;
        const bool date = (size(0) == 2 && size(1) == 2 && (size(2) == 4 || size(2) == 2)) ||
                          (size(0) == 4 && size(1) == 2 && size(2) == 2);
        std::size_t digits = 0;
        std::size_t count = 0;
        if (plus || (trunk && !date)) {
            const std::size_t most = plus || m_text.substr(start.begin, 2) == "00" ? 15 : 12;
            while (size(count) > 0 && digits + size(count) <= most && (count == 0 || size(count) >= 2 || plus)) {
                digits += size(count++);
            }
            if (digits < 8 || (!plus && count < 2) || isDigit(at(m_groups[first + count - 1].end))) {
                return false;
            }
        } else {
            const auto lead = [&](std::size_t index) { return m_text[m_groups[first + index].begin]; };
            const bool american = size(0) == 3 && size(1) == 3 && size(2) == 4 && lead(0) >= '2' && lead(1) >= '2' &&
                                  isOf(m_groups[first + 2].separator, "-. ") &&
                                  (m_groups[first + 1].separator != ' ' || before(start.begin) == '(');
            if (!american) {
                return false;
            }
            count = 3;
        }
        const auto end = m_groups[first + count - 1].end;
        if (isWord(at(end))) {
            return false;
        }
        take(Kind::Phone, begin, end);
        return true;
    }

    void number()
    {
        const auto place = m_place + (m_text[m_place] == '+' ? 1 : 0);
        if (!isDigit(at(place))) {
            // "+(49) 30 ..." is too rare to look for
            ++m_place;
            return;
        }
        m_place = place;
        if (iban()) {
            return;
        }
        findGroups(place);
        if (isWord(before(place))) { // part of a name such as "v12"
            const bool account = place >= 2 && m_groups[0].size() == 2 && ibanLength(m_text.substr(place - 2, 2));
            m_place = account ? m_groups.back().end : m_groups[0].end; // one with wrong check digits holds nothing else
            return;
        }
        if (card()) {
            return;
        }
        for (std::size_t first = 0; first < m_groups.size(); ++first) {
            if (phone(first)) {
                return;
            }
            if (first + 1 < m_groups.size() && m_groups[first + 1].begin - m_groups[first].end == 1 &&
                m_groups[first + 1].separator != ' ') {
                break; // 1.02.2021: what follows belongs to it
            }
        }
        m_place = m_groups[0].end;
    }

    std::string_view m_text;
    std::size_t m_place = 0;
    std::size_t m_done = 0; ///< the end of the last piece
    std::vector<PersonalPiece> m_pieces;
    std::vector<Group> m_groups;
};

} // namespace

std::vector<PersonalPiece> findPersonalData(std::string_view text) { return Finder(text).find(); }

PersonalData countOf(const std::vector<PersonalPiece>& pieces)
{
    PersonalData counts;
    for (const auto& piece : pieces) {
        switch (piece.kind) {
        case Kind::Mail:
            ++counts.mails;
            break;
        case Kind::Phone:
            ++counts.phones;
            break;
        case Kind::Card:
            ++counts.cards;
            break;
        case Kind::Iban:
            ++counts.ibans;
            break;
        }
    }
    return counts;
}

std::string masked(std::string_view text, const std::vector<PersonalPiece>& pieces)
{
    static constexpr std::array<std::string_view, 4> words{"[EMAIL]", "[PHONE]", "[CARD]", "[IBAN]"};
    std::string result;
    std::size_t done = 0;
    for (const auto& piece : pieces) {
        result.append(text.substr(done, piece.begin - done)).append(words.at(static_cast<std::size_t>(piece.kind)));
        done = piece.end;
    }
    return result.append(text.substr(done));
}

} // namespace polymath
