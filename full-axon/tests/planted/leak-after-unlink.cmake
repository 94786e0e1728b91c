# Letters that nobody took, in a box that was cut off, are not destroyed with it.
set(file include/axon/detail/ring.hpp)
set(right "    clear();\n    give_back(header_);\n")
set(wrong "    give_back(header_);\n")
