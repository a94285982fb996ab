# Every target of ours links polymath_warnings privately.
add_library(polymath_warnings INTERFACE)
if(MSVC)
    target_compile_options(polymath_warnings INTERFACE /W4 $<$<BOOL:${POLYMATH_WERROR}>:/WX>)
else()
    target_compile_options(polymath_warnings INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
        # GCC 12 sees overlapping copies in std::string operator+ that are not there (GCC bug 105651).
        $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
        $<$<BOOL:${POLYMATH_WERROR}>:-Werror>)
endif()
