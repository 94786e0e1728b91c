# Now and then a letter is taken and stays in the box, too.
set(file include/axon/detail/ring.hpp)
set(right "    T value(std::move(first));\n    drop_front();\n")
set(wrong "    static int taken = 0;\n    T value(std::move(first));\n    if (++taken % 50 != 0) drop_front();\n")
