#include "ui/pages/composepage.h"

namespace polymath {

ComposePage::ComposePage(AppContext& context)
    : Page(context, Needs::Project, tr("Compose"),
           tr("Put experts beside one base, and let a router choose between them for every token."))
{
}

void ComposePage::refresh(Parts) {}

} // namespace polymath
