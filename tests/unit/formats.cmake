polymath_test(formats SOURCES test_formats.cpp test_gatenorms.cpp LIBS polymath_formats nlohmann_json::nlohmann_json)
