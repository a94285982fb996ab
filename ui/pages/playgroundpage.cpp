#include "ui/pages/playgroundpage.h"

namespace polymath {

PlaygroundPage::PlaygroundPage(AppContext& context)
    : Page(context, Needs::Project, tr("Playground"), tr("Talk to what you made, two at a time."))
{
}

void PlaygroundPage::refresh(Parts) {}

} // namespace polymath
