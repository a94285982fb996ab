#include "ui/models/leavablework.h"

namespace polymath {

LeavableWork::LeavableWork() : m_pool(std::make_unique<QThreadPool>()) { m_pool->setMaxThreadCount(1); }

LeavableWork::~LeavableWork()
{
    m_pool->clear();
    if (m_pool->activeThreadCount() == 0) {
        return;
    }
    auto* left = m_pool.release();
    left->moveToThread(nullptr);
    QThreadPool::globalInstance()->start([left] { delete left; }); // waits; the application waits for the global pool
}

} // namespace polymath
