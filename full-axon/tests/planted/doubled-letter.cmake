# Now and then a letter is taken and stays in the box, too.
set(file include/axon/inbox.hpp)
set(right "    std::optional<T> letter(letters_.pop());\n")
set(wrong "    static int taken = 0;\n    std::optional<T> letter(std::move(letters_.front()));\n    if (++taken % 50 != 0) letters_.drop_front();\n")
