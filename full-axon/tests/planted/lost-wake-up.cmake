# Who waits for room is not woken when its letter has gone.
set(file include/axon/outbox.hpp)
set(right "    wake(outbox_->owner());\n")
set(wrong "")
