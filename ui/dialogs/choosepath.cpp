#include "ui/dialogs/choosepath.h"

#include <QFileDialog>

#include <utility>

namespace polymath {

void choosePath(QWidget* parent, PathKind kind, const QString& title, const QString& filter, const QString& startAt,
                std::function<void(const QString&)> onChosen)
{
    auto* dialog = new QFileDialog(parent, title, startAt, filter);
    dialog->setObjectName("choosePath");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(kind == PathKind::Folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, kind == PathKind::Folder);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(onChosen));
    dialog->open();
}

void chooseNewPath(QWidget* parent, const QString& title, const QString& filter, const QString& startAt,
                   const QString& suffix, std::function<void(const QString&)> onChosen)
{
    auto* dialog = new QFileDialog(parent, title, startAt, filter);
    dialog->setObjectName("chooseNewPath");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(onChosen));
    dialog->open();
}

} // namespace polymath
