// The course's core on the runtime, for the lessons' tests, which compile headers and link no library:
//   ./learn check 03 04 05 07 08 --core full-axon/mini
#pragma once

#include <axon/mini.hpp>

#include <background.cpp>
#include <box.cpp>
#include <chassis.cpp>
#include <component.cpp>
#include <names.cpp>
#include <parts.cpp>
#include <pool.cpp>
#include <registry.cpp>
#include <scheduler.cpp>
#include <services.cpp>
#include <trace.cpp>
#include <watchdog.cpp>
