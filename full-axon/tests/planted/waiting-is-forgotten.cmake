# Who waits for room at a box that is linked on, waits there for ever.
set(file include/axon/inbox.hpp)
set(right "      there.let_wait(put);\n")
set(wrong "")
