#pragma once

#include "ui/pages/page.h"

namespace polymath {

class DataPage : public Page {
    Q_OBJECT

public:
    explicit DataPage(AppContext& context);

protected:
    void refresh(Parts parts) override;
};

} // namespace polymath
