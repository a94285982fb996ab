# polymath_library(NAME SOURCES ... [PUBLIC ...] [PRIVATE ...])
# A static library `polymath_NAME`; headers are included from the repository's root ("core/base/error.h").
function(polymath_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(polymath_${name} STATIC ${ARG_SOURCES})
    target_include_directories(polymath_${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(polymath_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} polymath_warnings)
endfunction()

# polymath_qt(NAME)
# Makes polymath_NAME a library with Qt objects in it. Qt's keywords stay off: LibTorch has a function named `slots`.
function(polymath_qt name)
    set_target_properties(polymath_${name} PROPERTIES AUTOMOC ON)
    target_compile_definitions(polymath_${name} PUBLIC QT_NO_KEYWORDS)
    if(POLYMATH_PCH)
        target_precompile_headers(polymath_${name} PRIVATE <QtWidgets> <nlohmann/json.hpp> <functional> <string> <vector>)
    endif()
endfunction()

# polymath_test(NAME SOURCES ... LIBS ... [GUI] [SLOW] [ENVIRONMENT ...] [LAUNCHER PROGRAM ...])
# One GoogleTest program that CTest runs as NAME. GUI draws off screen, SLOW is left out of `./dev test`. LAUNCHER starts
# it inside another program.
function(polymath_test name)
    cmake_parse_arguments(ARG "GUI;SLOW" "" "SOURCES;LIBS;ENVIRONMENT;LAUNCHER" ${ARGN})
    add_executable(test_${name} ${ARG_SOURCES})
    target_link_libraries(test_${name} PRIVATE ${ARG_LIBS} polymath_warnings GTest::gmock)
    set(environment ${ARG_ENVIRONMENT})
    if(ARG_GUI)
        target_link_libraries(test_${name} PRIVATE polymath_test_gui_main)
        list(APPEND environment QT_QPA_PLATFORM=offscreen)
    else()
        target_link_libraries(test_${name} PRIVATE GTest::gtest_main)
    endif()
    add_test(NAME ${name} COMMAND ${ARG_LAUNCHER} $<TARGET_FILE:test_${name}>)
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "${environment}"
        LABELS "$<$<BOOL:${ARG_SLOW}>:SLOW>"
        TIMEOUT 900)
endfunction()
