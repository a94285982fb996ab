polymath_test(ui_language SOURCES test_language.cpp LIBS polymath_widgets GUI)
