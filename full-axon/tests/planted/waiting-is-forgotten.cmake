# Who waits for room at a box that is linked on, waits there for ever.
set(file include/axon/inbox.hpp)
set(right "there.let_wait(this->take_first_put());")
set(wrong "this->take_first_put();")
