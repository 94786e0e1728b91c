// The core of the course on the runtime: ./learn check 03 04 05 07 08 --core full-axon/mini
#pragma once

#include <axon/mini.hpp>
