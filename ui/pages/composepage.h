#pragma once

#include "ui/pages/page.h"

namespace polymath {

class ComposePage : public Page {
    Q_OBJECT

public:
    explicit ComposePage(AppContext& context);

protected:
    void refresh(Parts parts) override;
};

} // namespace polymath
