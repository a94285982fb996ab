#include "ui/dialogs/textdialog.h"

#include "ui/widgets/card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTextBrowser>

namespace polymath {

TextDialog::TextDialog(const QString& title, const QString& html, QWidget* parent) : QDialog(parent)
{
    setObjectName("textDialog");
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(title, "heading"));
    auto* text = new QTextBrowser;
    text->setObjectName("textDialogText");
    text->setAccessibleName(title);
    text->setOpenExternalLinks(true);
    text->setHtml(html);
    layout->addWidget(text, 1);
    auto* buttons = new QHBoxLayout;
    auto* copy = new QPushButton(tr("Copy"));
    copy->setObjectName("textDialogCopy");
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName("textDialogClose");
    close->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(copy);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace polymath
