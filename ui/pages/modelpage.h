#pragma once

#include "ui/pages/page.h"

namespace polymath {

class ModelPage : public Page {
    Q_OBJECT

public:
    explicit ModelPage(AppContext& context);

protected:
    void refresh(Parts parts) override;
};

} // namespace polymath
