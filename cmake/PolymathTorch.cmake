# Finds LibTorch in POLYMATH_TORCH_ROOT and makes the targets polymath::torch_cpu.
#
# Accepted: the site folder of a torch wheel (holding torch/ and, for CUDA wheels, nvidia/), the torch/ folder
# itself, or an unpacked LibTorch archive. A CUDA build's libtorch_cpu needs libcupti and libcudart even on a
# machine without a GPU; they are looked for beside it. libtorch_cuda is never linked: the engine opens it at run time.
polymath_fetched_folder(POLYMATH_TORCH_ROOT torch)

find_path(POLYMATH_TORCH_INCLUDE ATen/ATen.h
    PATHS ${POLYMATH_TORCH_ROOT}/torch/include ${POLYMATH_TORCH_ROOT}/include NO_DEFAULT_PATH)
if(NOT POLYMATH_TORCH_INCLUDE)
    message(FATAL_ERROR "LibTorch is not in '${POLYMATH_TORCH_ROOT}'. "
        "Run './dev setup' to fetch it, or name a folder with -DPOLYMATH_TORCH_ROOT=.")
endif()
get_filename_component(POLYMATH_TORCH_HOME ${POLYMATH_TORCH_INCLUDE} DIRECTORY)
set(POLYMATH_TORCH_LIB ${POLYMATH_TORCH_HOME}/lib)

file(STRINGS ${POLYMATH_TORCH_INCLUDE}/torch/headeronly/version.h torch_version_lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
if(NOT torch_version_lines)
    file(STRINGS ${POLYMATH_TORCH_INCLUDE}/torch/version.h torch_version_lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
endif()
string(REGEX MATCH "MAJOR ([0-9]+)" _ "${torch_version_lines}")
set(torch_major ${CMAKE_MATCH_1})
string(REGEX MATCH "MINOR ([0-9]+)" _ "${torch_version_lines}")
set(torch_minor ${CMAKE_MATCH_1})
string(REGEX MATCH "PATCH ([0-9]+)" _ "${torch_version_lines}")
set(torch_version ${torch_major}.${torch_minor}.${CMAKE_MATCH_1})
if("${torch_major}.${torch_minor}" VERSION_LESS 2.11)
    message(FATAL_ERROR "LibTorch in '${POLYMATH_TORCH_ROOT}' is ${torch_major}.${torch_minor}; 2.11 or later is needed.")
endif()
message(STATUS "LibTorch ${torch_version} in ${POLYMATH_TORCH_ROOT}")

set(torch_rpath ${POLYMATH_TORCH_LIB})
file(GLOB nvidia_libraries LIST_DIRECTORIES true ${POLYMATH_TORCH_HOME}/../nvidia/*/lib)
list(APPEND torch_rpath ${nvidia_libraries})

foreach(name c10 torch_cpu)
    find_library(POLYMATH_LIB_${name} ${name} PATHS ${POLYMATH_TORCH_LIB} NO_DEFAULT_PATH REQUIRED)
    add_library(polymath_imported_${name} SHARED IMPORTED)
    set_target_properties(polymath_imported_${name} PROPERTIES
        IMPORTED_LOCATION ${POLYMATH_LIB_${name}}
        IMPORTED_IMPLIB "${POLYMATH_LIB_${name}}"
        INTERFACE_INCLUDE_DIRECTORIES
            "${POLYMATH_TORCH_INCLUDE};${POLYMATH_TORCH_INCLUDE}/torch/csrc/api/include")
endforeach()
add_library(polymath_torch INTERFACE)
target_link_libraries(polymath_torch INTERFACE polymath_imported_torch_cpu polymath_imported_c10)
if(NOT MSVC)
    # Its checks name the file that they are in; where that lay on this machine is nobody's business.
    target_compile_options(polymath_torch INTERFACE
        -ffile-prefix-map=${POLYMATH_TORCH_INCLUDE}=torch)
endif()
if(UNIX)
    # The wheel's own libraries (libgomp, libcupti) are found through these folders while linking and, in the build's
    # folder, while running; an installed program has them all in one place (cmake/Install.cmake).
    list(APPEND CMAKE_BUILD_RPATH ${torch_rpath})
    foreach(folder IN LISTS torch_rpath)
        target_link_options(polymath_torch INTERFACE "LINKER:-rpath-link,${folder}")
    endforeach()
endif()
