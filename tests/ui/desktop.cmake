# The desktop's services, played by the test on a bus of its own.
find_package(Qt6 QUIET COMPONENTS DBus)
find_program(POLYMATH_BUS dbus-run-session)
if(Qt6DBus_FOUND AND POLYMATH_BUS)
    polymath_test(ui_desktop
        SOURCES test_desktop.cpp
        LIBS polymath_mainwindow Qt6::DBus
        LAUNCHER ${POLYMATH_BUS} --
        GUI)
    set_target_properties(test_ui_desktop PROPERTIES AUTOMOC ON)
endif()
