polymath_test(tokenizer SOURCES test_tokenizer.cpp LIBS polymath_tokenizer polymath_formats nlohmann_json::nlohmann_json)
target_compile_definitions(test_tokenizer PRIVATE POLYMATH_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
