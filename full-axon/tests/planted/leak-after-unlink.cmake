# Letters that nobody took, in a box that was cut off, are not destroyed with it.
set(file include/axon/detail/ring.hpp)
set(right "    clear();\n    free_slots();\n")
set(wrong "    free_slots();\n")
