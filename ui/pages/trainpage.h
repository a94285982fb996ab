#pragma once

#include "ui/pages/page.h"

namespace polymath {

class TrainPage : public Page {
    Q_OBJECT

public:
    explicit TrainPage(AppContext& context);

protected:
    void refresh(Parts parts) override;
};

} // namespace polymath
