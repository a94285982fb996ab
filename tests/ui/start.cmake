polymath_test(ui_start
    SOURCES test_start.cpp test_housekeeping.cpp test_modelpage.cpp test_help.cpp
    LIBS polymath_mainwindow polymath_formats polymath_jobs polymath_settings nlohmann_json::nlohmann_json GUI)
target_compile_definitions(test_ui_start PRIVATE POLYMATH_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
