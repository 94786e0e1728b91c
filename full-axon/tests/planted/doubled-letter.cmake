# A letter that waited for room is taken in, and waits on.
set(file include/axon/inbox.hpp)
set(right "      letters_.push(std::move(*put.letter_));\n      forget_first_put();\n")
set(wrong "      letters_.push(std::move(*put.letter_));\n      if (letters_.full()) forget_first_put();\n")
