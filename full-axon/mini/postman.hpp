#pragma once

#include "runtime.hpp"
