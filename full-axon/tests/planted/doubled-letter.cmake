# Now and then a letter is taken and stays in the box, too.
set(file include/axon/detail/ring.hpp)
set(right "header_->mask]));\n    drop_front();\n")
set(wrong "header_->mask]));\n    static int taken = 0;\n    if (++taken % 50 != 0) drop_front();\n")
