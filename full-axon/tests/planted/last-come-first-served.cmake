# Room goes to the one who came last.
set(file include/axon/inbox.hpp)
set(right "    last_put_ = &put;\n")
set(wrong "    if (last_put_ == nullptr) last_put_ = &put;\n")
