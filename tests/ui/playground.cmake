polymath_test(ui_playground
    SOURCES test_playground.cpp
    LIBS polymath_pages polymath_formats nlohmann_json::nlohmann_json
    GUI)
add_dependencies(test_ui_playground polymath-cli polymath-worker)
