#pragma once

#include "ui/pages/page.h"

namespace polymath {

class StartPage : public Page {
    Q_OBJECT

public:
    explicit StartPage(AppContext& context);

protected:
    void refresh(Parts parts) override;
};

} // namespace polymath
