polymath_test(ui_train
    SOURCES test_train.cpp
    LIBS polymath_mainwindow polymath_charts polymath_dialogs polymath_formats polymath_jobs polymath_readers polymath_settings
         nlohmann_json::nlohmann_json
    GUI)
add_dependencies(test_ui_train polymath-worker)
polymath_test(ui_jobs
    SOURCES test_jobs.cpp
    LIBS polymath_mainwindow polymath_formats polymath_jobs polymath_readers nlohmann_json::nlohmann_json
    GUI)
add_dependencies(test_ui_jobs polymath-worker)
