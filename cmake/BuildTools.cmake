# A build type, ccache and mold where they are installed.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(POLYMATH_CCACHE ccache)
if(POLYMATH_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers need these two, or ccache never finds a match.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${POLYMATH_CCACHE})
endif()

find_program(POLYMATH_MOLD mold)
if(POLYMATH_MOLD AND UNIX AND NOT APPLE)
    add_link_options(-fuse-ld=mold)
endif()

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    # As DT_RPATH, what a program says about where its libraries lie holds for what they load themselves too.
    add_link_options(LINKER:--disable-new-dtags)
endif()
