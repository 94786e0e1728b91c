# A box that is closed gives nothing, whatever is in it.
set(file include/axon/inbox.hpp)
set(right "    if (is_over(owner)) [[unlikely]] {\n      throw_if_interrupted(owner);\n      return std::nullopt;\n    }\n")
set(wrong "    throw_if_interrupted(owner);\n    if (is_over(owner) || inbox_->closed()) return std::nullopt;\n")
