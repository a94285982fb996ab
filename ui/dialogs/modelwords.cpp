#include "ui/dialogs/modelwords.h"

#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace polymath::words {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(model)
};

QString text(std::string_view word) { return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())); }

} // namespace

QString modelInShort(const ModelFacts& facts)
{
    return Words::tr("%1 · %2 parameters · %3 · %4 · reads %5 tokens at once")
        .arg(QString::fromStdString(facts.config.architecture), format::count(facts.config.parameterCount()),
             format::bytes(static_cast<std::int64_t>(facts.bytes)),
             facts.types.empty() ? QString() : text(toText(facts.types.front().type)),
             format::count(facts.config.contextLength));
}

QString storedTypes(const ModelFacts& facts)
{
    QStringList parts;
    std::int64_t all = 0;
    for (const auto& stored : facts.types) {
        all += stored.elements;
    }
    for (const auto& stored : facts.types) {
        const double share = static_cast<double>(stored.elements) / static_cast<double>(all);
        const QString shown = share < 0.001 ? Words::tr("under 0.1 %") : format::percent(share, share < 0.1 ? 1 : 0);
        parts << Words::tr("%1 %2", "a storage type and its share").arg(text(toText(stored.type)), shown);
    }
    return parts.join(", ");
}

} // namespace polymath::words
