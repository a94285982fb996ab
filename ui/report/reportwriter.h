#pragma once

#include "ui/models/background.h"
#include "ui/report/report.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace polymath {

/// Writes a project's report beside the window: reads and computes in another thread, draws one chart at a time in the
/// window's, and writes in the other one again.
class ReportWriter : public QObject {
    Q_OBJECT

public:
    explicit ReportWriter(QObject* parent = nullptr);

    /// Does nothing while busy. `file` ends with .html or .pdf and is written over.
    void start(const QString& folder, const QString& file);
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void done(const QString& file);
    void failed(const QString& sentence);

private:
    void drawNext();
    void finish(const Result<void>& outcome);

    struct Work; ///< of the report that is being written
    bool m_busy = false;
    std::shared_ptr<Work> m_work;
    Background m_background;
};

} // namespace polymath
