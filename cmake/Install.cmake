# Where things go when they are installed, on every system: bin/ the programs, lib/polymath/ libraries that only they
# use, share/polymath/ what they read. The programs find all of it from where they are themselves.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib/polymath")
elseif(APPLE)
    set(CMAKE_INSTALL_RPATH "@executable_path/../Frameworks")
endif()

# The commit, for those programs that tell their version; found at every build.
add_custom_target(polymath_commit
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DOUT=${CMAKE_BINARY_DIR}/version/commit.h
            -P ${CMAKE_SOURCE_DIR}/cmake/Commit.cmake
    BYPRODUCTS ${CMAKE_BINARY_DIR}/version/commit.h)

# polymath_program(TARGET)
# Installs a program, and lets it know POLYMATH_VERSION and, from "commit.h", POLYMATH_COMMIT.
function(polymath_program target)
    add_dependencies(${target} polymath_commit)
    target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR}/version)
    target_compile_definitions(${target} PRIVATE POLYMATH_VERSION="${PROJECT_VERSION}")
    if(MSVC)
        target_sources(${target} PRIVATE ${CMAKE_SOURCE_DIR}/installers/windows/polymath.manifest)
    endif()
    install(TARGETS ${target}
        RUNTIME DESTINATION bin COMPONENT application
        BUNDLE DESTINATION . COMPONENT application)
endfunction()
