#include "ui/pages/datapage.h"

namespace polymath {

DataPage::DataPage(AppContext& context)
    : Page(context, Needs::Project, tr("Data"), tr("What the model learns, and what it must keep."))
{
}

void DataPage::refresh(Parts) {}

} // namespace polymath
