# After unlinking an inbox, letters still go to where it led.
set(file src/box.cpp)
set(right "  aim_sources(is_inbox() ? this : nullptr);\n")
set(wrong "  if (!is_inbox()) aim_sources(nullptr);\n")
