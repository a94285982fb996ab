#pragma once

#include "ui/models/projectsnapshot.h"
#include "ui/pages/answerview.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace polymath {

/// Something of a project that can be talked to.
struct ChatSubject {
    QString name;  ///< as stored
    QString label; ///< for people
    QColor colour;
    std::vector<SlotLook> slotLooks; ///< backbone first; empty without experts
    nlohmann::json model;            ///< for ChatEngine::load()

    [[nodiscard]] bool operator==(const ChatSubject&) const = default;
};

/// The base, then experts and compositions in the order they were made.
[[nodiscard]] std::vector<ChatSubject> chatSubjects(const ProjectSnapshot& project);

/// "base", then the names of all subjects in the order of their colours.
[[nodiscard]] std::vector<std::string> subjectColours(const ProjectSnapshot& project);
/// The colour of a subject in this order.
[[nodiscard]] QColor colourOfSubject(const std::vector<std::string>& order, const std::string& name);

} // namespace polymath
