#include "ui/models/background.h"

namespace polymath {

Background::Background(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

Background::~Background()
{
    m_pool.clear();
    m_pool.waitForDone();
}

} // namespace polymath
