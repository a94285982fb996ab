polymath_test(jobs SOURCES test_jobs.cpp LIBS polymath_jobs)
polymath_test(settings SOURCES test_settings.cpp LIBS polymath_settings)
polymath_test(advice SOURCES test_advice.cpp LIBS polymath_settings)
