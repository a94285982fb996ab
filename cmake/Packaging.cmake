# Packages for Windows (NSIS) and macOS (DragNDrop), by CPack. Linux's are made by `./dev package`.
# What was tried where is in docs/platforms.md.
if(NOT WIN32 AND NOT APPLE)
    return()
endif()

set(CPACK_PACKAGE_NAME "Polymath")
set(CPACK_PACKAGE_VENDOR "The Polymath authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Teach a small language model your own fields")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_INSTALL_DIRECTORY "Polymath")
set(CPACK_PACKAGE_EXECUTABLES polymath "Polymath")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_COMPONENTS_ALL application)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_VERBATIM_VARIABLES ON)

# The sample's model and texts, where they were fetched: SmolLM2-135M-Instruct.Q4_1.gguf, *.jsonl, licences/.
set(POLYMATH_SAMPLE "" CACHE PATH "Folder of the sample project's model and texts, to be packed")

if(WIN32)
    file(GLOB torch_libraries ${POLYMATH_TORCH_LIB}/*.dll)
    list(FILTER torch_libraries EXCLUDE REGEX "(python|shm)")
    install(FILES ${torch_libraries} DESTINATION bin COMPONENT application)
    set(share share/polymath)
    set(CPACK_GENERATOR NSIS)
    set(CPACK_NSIS_DISPLAY_NAME "Polymath ${PROJECT_VERSION}")
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    set(CPACK_NSIS_MUI_FINISHPAGE_RUN polymath.exe)
    # Expert files open by a double click. A project is a folder, which Windows opens as one.
    set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
        WriteRegStr SHCTX "Software\Classes\.expert" "" "Polymath.Expert"
        WriteRegStr SHCTX "Software\Classes\Polymath.Expert" "" "Polymath expert"
        WriteRegStr SHCTX "Software\Classes\Polymath.Expert\DefaultIcon" "" "$INSTDIR\bin\polymath.exe,0"
        WriteRegStr SHCTX "Software\Classes\Polymath.Expert\shell\open\command" "" '"$INSTDIR\bin\polymath.exe" "%1"'
    ]])
    set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
        DeleteRegKey SHCTX "Software\Classes\.expert"
        DeleteRegKey SHCTX "Software\Classes\Polymath.Expert"
    ]])
else()
    set(contents polymath.app/Contents)
    set_target_properties(polymath PROPERTIES
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST ${CMAKE_SOURCE_DIR}/installers/macos/Info.plist.in
        MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
        MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
    # The window looks for the other two beside itself.
    install(PROGRAMS $<TARGET_FILE:polymath-cli> $<TARGET_FILE:polymath-worker>
        DESTINATION ${contents}/MacOS COMPONENT application)
    file(GLOB torch_libraries ${POLYMATH_TORCH_LIB}/*.dylib)
    list(FILTER torch_libraries EXCLUDE REGEX "(python|shm)")
    install(FILES ${torch_libraries} DESTINATION ${contents}/Frameworks COMPONENT application)
    set(share ${contents}/share/polymath)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME "Polymath ${PROJECT_VERSION}")
    # Signs the bundle when POLYMATH_SIGNING_IDENTITY is set in the environment, or for this machine alone.
    set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/installers/macos/sign.cmake)
endif()

if(POLYMATH_SAMPLE)
    install(DIRECTORY ${POLYMATH_SAMPLE}/ DESTINATION ${share}/sample COMPONENT application)
endif()
# windeployqt and macdeployqt, run while installing.
qt_generate_deploy_app_script(TARGET polymath OUTPUT_SCRIPT deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy_script} COMPONENT application)
# Libraries of vcpkg that the programs need and Qt's tool does not know.
install(CODE "
    file(GET_RUNTIME_DEPENDENCIES
        EXECUTABLES \"$<TARGET_FILE:polymath>\" \"$<TARGET_FILE:polymath-cli>\" \"$<TARGET_FILE:polymath-worker>\"
        DIRECTORIES \"${VCPKG_INSTALLED_DIR}/${VCPKG_TARGET_TRIPLET}/$<IF:$<BOOL:${WIN32}>,bin,lib>\" \"${POLYMATH_TORCH_LIB}\"
        RESOLVED_DEPENDENCIES_VAR resolved UNRESOLVED_DEPENDENCIES_VAR unresolved
        PRE_EXCLUDE_REGEXES \"api-ms-.*\" \"ext-ms-.*\" \"[Qq]t6.*\" \"Qt.*framework\"
        POST_EXCLUDE_REGEXES \".*[Ss]ystem32.*\" \"^/usr/lib/.*\" \"^/System/.*\")
    if(unresolved)
        message(FATAL_ERROR \"These libraries are not found, so the package would not start: \${unresolved}\")
    endif()
    file(INSTALL \${resolved} DESTINATION \"\${CMAKE_INSTALL_PREFIX}/$<IF:$<BOOL:${WIN32}>,bin,polymath.app/Contents/Frameworks>\"
        FOLLOW_SYMLINK_CHAIN)
" COMPONENT application)

include(CPack)
