polymath_test(ui_data SOURCES test_data.cpp LIBS polymath_pages polymath_jobs polymath_formats polymath_readers polymath_text GUI)
add_dependencies(test_ui_data polymath-reader)
polymath_test(ui_import SOURCES test_import.cpp LIBS polymath_pages polymath_formats polymath_readers polymath_text
    PkgConfig::LIBARCHIVE GUI)
add_dependencies(test_ui_import polymath-reader polymath-worker)
