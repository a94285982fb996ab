polymath_test(ui_compose
    SOURCES test_compose.cpp
    LIBS polymath_pages polymath_formats nlohmann_json::nlohmann_json
    GUI)
add_dependencies(test_ui_compose polymath-cli polymath-worker)
