polymath_test(study SOURCES test_study.cpp LIBS polymath_study polymath_formats)
