#pragma once

class QScrollArea;
class QWidget;

namespace polymath {

/// `content` as wide as there is room and as high as it needs, without a frame; the focus goes to what is in it.
[[nodiscard]] QScrollArea* makeScrollArea(QWidget* content);

} // namespace polymath
