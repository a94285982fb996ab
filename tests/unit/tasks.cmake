polymath_test(tasks SOURCES test_taskfile.cpp test_scoring.cpp LIBS polymath_tasks)
