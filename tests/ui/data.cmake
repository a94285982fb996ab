polymath_test(ui_data SOURCES test_data.cpp LIBS polymath_pages polymath_jobs polymath_formats polymath_readers polymath_text GUI)
add_dependencies(test_ui_data polymath-reader)
