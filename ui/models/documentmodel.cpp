#include "ui/models/documentmodel.h"

#include "ui/models/cells.h"
#include "ui/widgets/sentences.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace polymath {

DocumentModel::DocumentModel(Reader reader, QObject* parent) : RowsModel(parent), m_reader(std::move(reader)) {}

void DocumentModel::clear()
{
    ++m_generation;
    m_loading = false;
    m_complete = true;
    clearRows();
}

void DocumentModel::showDocuments(RowId domain, const QString& search)
{
    clear();
    m_request.domain = domain;
    m_request.search = search.trimmed().toStdString();
    m_complete = false;
    fetchMore({});
}

bool DocumentModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_complete && !m_loading;
}

void DocumentModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent)) {
        return;
    }
    m_loading = true;
    m_request.offset = rowCount();
    m_reader(m_request, [model = QPointer(this), generation = m_generation](Page page) {
        if (!model || model->m_generation != generation) {
            return;
        }
        model->m_loading = false;
        if (!page) {
            model->m_complete = true;
            Q_EMIT model->failed(translatedSentence(page.error().sentence));
            return;
        }
        model->m_complete = static_cast<std::int64_t>(page->size()) < model->m_request.limit;
        model->appendRows(std::move(*page));
        Q_EMIT model->loaded();
    });
}

QVariant DocumentModel::cell(const DocumentRecord& document, int, int role) const
{
    switch (role) {
    case Qt::DisplayRole: // what a screen reader says
        return QString::fromStdString(document.prompt.empty() ? document.text : document.prompt).left(200);
    case PromptRole:
        return QString::fromStdString(document.prompt);
    case TextRole:
        return QString::fromStdString(document.text);
    case SplitRole:
        return static_cast<int>(document.split);
    case PlaceRole:
        return translatedSentence(document.place);
    default:
        return {};
    }
}

QVariant DocumentModel::header(int, int role) const { return textCell(tr("Document"), role); }

QString splitName(Split split)
{
    switch (split) {
    case Split::Train:
        return QCoreApplication::translate("split", "to train");
    case Split::Validation:
        return QCoreApplication::translate("split", "to check");
    case Split::Test:
        return QCoreApplication::translate("split", "to test");
    }
    return {};
}

} // namespace polymath
