polymath_test(metrics SOURCES test_metrics.cpp LIBS polymath_metrics)
