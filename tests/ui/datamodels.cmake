polymath_test(ui_datamodels SOURCES test_datamodels.cpp LIBS polymath_models polymath_formats GUI)
polymath_test(ui_taskcolumns SOURCES test_taskcolumns.cpp LIBS polymath_models GUI)
