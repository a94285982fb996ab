polymath_test(ui_export
    SOURCES test_export.cpp
    LIBS polymath_mainwindow polymath_exchange polymath_formats nlohmann_json::nlohmann_json
    GUI)
