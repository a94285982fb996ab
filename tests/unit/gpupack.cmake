polymath_test(gpupack SOURCES test_gpupack.cpp LIBS polymath_gpuinstall PkgConfig::LIBARCHIVE)
