polymath_test(ui_data SOURCES test_data.cpp LIBS polymath_pages polymath_formats polymath_text GUI)
