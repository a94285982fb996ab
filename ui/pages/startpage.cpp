#include "ui/pages/startpage.h"

namespace polymath {

StartPage::StartPage(AppContext& context)
    : Page(context, Needs::Nothing, tr("Start"),
           tr("Teach a small model your field, and see what it gained and what it forgot."))
{
}

void StartPage::refresh(Parts) {}

} // namespace polymath
