polymath_test(ui_gpu
    SOURCES test_gpu.cpp
    LIBS polymath_mainwindow polymath_dialogs PkgConfig::LIBARCHIVE nlohmann_json::nlohmann_json GUI)
add_dependencies(test_ui_gpu polymath-fetch)
