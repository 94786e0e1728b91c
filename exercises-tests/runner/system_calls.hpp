// Which system calls the program of a lesson may make. Linux ends a program that makes another
// one, by SIGSYS; no other system does.
#pragma once

#include <string>

enum class Calls {
  all,
  of_a_lesson,                 // no other process, no network, no other program's memory
  of_a_lesson_with_processes,  // the same, but it may start processes
};

// The filter as the system wants it; empty when there is none. With `signals_itself_only` the
// program may send signals to nobody else.
std::string call_filter(Calls calls, bool signals_itself_only);

// Between fork and exec: from now on the filter holds for this process and what becomes of it.
// False when the system refuses.
bool install_call_filter(std::string& filter);
