#pragma once

#include "ui/models/comparison.h"
#include "ui/models/rowsmodel.h"

namespace polymath {

/// The table of methods, in the layout of the MoDE paper's Table 1: subject, method, parameters, each target,
/// retention, each task, average, cost. Besides text, cells answer the roles below.
class SubjectTableModel : public RowsModel<Comparison::Row> {
public:
    enum class Measure { Accuracy, Perplexity };
    enum Role {
        SortRole = Qt::UserRole, ///< a number or the text; invalid where nothing was measured
        ChangeRole,              ///< text below the value: the change against the base
        VerdictRole,             ///< 1 gained, -1 lost, 0 neither: only where the interval excludes zero
        ColourRole,              ///< the subject's colour number, in the first column
        NoteRole,                ///< why a value does not compare
    };
    enum Column { Name, Method, Parameters, FirstDomain };

    void show(const Comparison& comparison, Measure measure);
    [[nodiscard]] const std::vector<DomainRecord>& domains() const { return m_domains; }

protected:
    int columns() const override { return FirstDomain + static_cast<int>(m_domains.size() + m_tasks.size()) + 3; }
    QVariant cell(const Comparison::Row& row, int column, int role) const override;
    QVariant header(int column, int role) const override;
    std::int64_t keyOf(const Comparison::Row& row) const override;

private:
    [[nodiscard]] QVariant measured(const Comparison::Row& row, const DomainRecord& domain, int role) const;
    [[nodiscard]] static QVariant answered(const Comparison::Row& row, const TaskRecord& task, int role);

    std::vector<DomainRecord> m_domains;
    std::vector<TaskRecord> m_tasks; ///< beside accuracies, not beside perplexities
    Measure m_measure = Measure::Accuracy;
};

} // namespace polymath
