polymath_test(base SOURCES test_base.cpp LIBS polymath_base)
