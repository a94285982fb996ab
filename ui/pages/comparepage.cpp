#include "ui/pages/comparepage.h"

namespace polymath {

ComparePage::ComparePage(AppContext& context)
    : Page(context, Needs::Project, tr("Compare"), tr("What was gained, what was forgotten, and what it cost."))
{
}

void ComparePage::refresh(Parts) {}

} // namespace polymath
