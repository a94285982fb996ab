polymath_test(chartdata SOURCES test_chartdata.cpp LIBS polymath_chartdata polymath_formats nlohmann_json::nlohmann_json)
polymath_test(charts
    SOURCES test_charts.cpp
    LIBS polymath_charts polymath_formats nlohmann_json::nlohmann_json QCustomPlotQt6 Qt6::PrintSupport Qt6::Test GUI)
