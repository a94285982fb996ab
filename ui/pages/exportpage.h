#pragma once

#include "ui/pages/page.h"

namespace polymath {

class ExportPage : public Page {
    Q_OBJECT

public:
    explicit ExportPage(AppContext& context);

protected:
    void refresh(Parts parts) override;
};

} // namespace polymath
