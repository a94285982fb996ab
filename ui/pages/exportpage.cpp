#include "ui/pages/exportpage.h"

namespace polymath {

ExportPage::ExportPage(AppContext& context) : Page(context, Needs::Project, tr("Export"), tr("Hand on what you made."))
{
}

void ExportPage::refresh(Parts) {}

} // namespace polymath
