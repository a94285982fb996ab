#pragma once

#include "ui/pages/page.h"

namespace polymath {

class ComparePage : public Page {
    Q_OBJECT

public:
    explicit ComparePage(AppContext& context);

protected:
    void refresh(Parts parts) override;
};

} // namespace polymath
