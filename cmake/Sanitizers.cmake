# POLYMATH_SANITIZE=address;undefined builds everything of ours with these sanitizers.
foreach(name IN LISTS POLYMATH_SANITIZE)
    add_compile_options(-fsanitize=${name} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${name})
endforeach()
