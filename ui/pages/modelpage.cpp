#include "ui/pages/modelpage.h"

namespace polymath {

ModelPage::ModelPage(AppContext& context)
    : Page(context, Needs::Project, tr("Model"),
           tr("The base model stays as it is. Everything you train is kept beside it."))
{
}

void ModelPage::refresh(Parts) {}

} // namespace polymath
