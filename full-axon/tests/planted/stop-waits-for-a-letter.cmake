# A stop does not wake who sleeps.
set(file src/component.cpp)
set(right "  if (waits()) become_ready();\n")
set(wrong "")
