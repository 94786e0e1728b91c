// No process stays behind: what a program started and left running is found and ended.
#pragma once

#include <sys/types.h>

// Orphans come to this process instead of the system's first one. Call it before the first fork.
void become_the_parent_of_orphans();

// fork(), and the child is known to be ours until it was collected. Threads may call it.
pid_t fork_known();
void forget_child(pid_t pid);

// When this process is stopped by a signal, the group is ended with it.
void watch_over(pid_t group);
void no_longer_watch_over(pid_t group);

// What is said on standard error when this process is stopped by a signal. The text must stay.
void say_when_stopped(const char* text);

// Ends what a program left running: its process group, and whatever moved out of it. Says whether
// there was anything.
bool end_leftovers(pid_t group);
