polymath_test(ui_session SOURCES test_session.cpp LIBS polymath_models polymath_formats nlohmann_json::nlohmann_json GUI)
