#include "ui/pages/trainpage.h"

namespace polymath {

TrainPage::TrainPage(AppContext& context)
    : Page(context, Needs::Project, tr("Train"), tr("One expert for each domain, beside the frozen base."))
{
}

void TrainPage::refresh(Parts) {}

} // namespace polymath
