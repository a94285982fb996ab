#pragma once

#include "ui/pages/page.h"

namespace polymath {

class PlaygroundPage : public Page {
    Q_OBJECT

public:
    explicit PlaygroundPage(AppContext& context);

protected:
    void refresh(Parts parts) override;
};

} // namespace polymath
