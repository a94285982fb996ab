# Finds Arrow C++ in POLYMATH_ARROW_ROOT and makes the target polymath_arrow, which reads Parquet.
#
# Accepted: the site folder of a pyarrow wheel (holding pyarrow/include and pyarrow/libparquet.so.*), as ./dev setup
# fetches it. POLYMATH_PARQUET=AUTO builds without it where it is not there, ON stops, OFF does not look. Only programs
# that open files are linked with it, none that computes with LibTorch.
polymath_fetched_folder(POLYMATH_ARROW_ROOT arrow)

set(POLYMATH_HAS_PARQUET OFF)
if(NOT POLYMATH_PARQUET STREQUAL "OFF")
    set(arrow_home ${POLYMATH_ARROW_ROOT}/pyarrow)
    file(GLOB arrow_library ${arrow_home}/libarrow.so.*)
    file(GLOB parquet_library ${arrow_home}/libparquet.so.*)
    if(arrow_library AND parquet_library AND EXISTS ${arrow_home}/include/parquet/arrow/reader.h)
        set(POLYMATH_HAS_PARQUET ON)
        foreach(name arrow parquet)
            add_library(polymath_imported_${name} SHARED IMPORTED)
            set_target_properties(polymath_imported_${name} PROPERTIES
                IMPORTED_LOCATION ${${name}_library}
                INTERFACE_INCLUDE_DIRECTORIES ${arrow_home}/include)
        endforeach()
        add_library(polymath_arrow INTERFACE)
        target_link_libraries(polymath_arrow INTERFACE polymath_imported_parquet polymath_imported_arrow)
        if(UNIX)
            list(APPEND CMAKE_BUILD_RPATH ${arrow_home})
            target_link_options(polymath_arrow INTERFACE "LINKER:-rpath-link,${arrow_home}")
        endif()
        message(STATUS "Arrow in ${POLYMATH_ARROW_ROOT}: Parquet files can be read")
    elseif(POLYMATH_PARQUET STREQUAL "ON")
        message(FATAL_ERROR "Arrow is not in '${POLYMATH_ARROW_ROOT}'. "
            "Run './dev setup' to fetch it, or name a folder with -DPOLYMATH_ARROW_ROOT=.")
    else()
        message(STATUS "Arrow was not found: this build reads no Parquet files")
    endif()
endif()
