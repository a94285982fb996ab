polymath_test(ui_compare SOURCES test_compare.cpp LIBS polymath_mainwindow polymath_formats nlohmann_json::nlohmann_json GUI)
