// Everything.
#pragma once

#include "box.hpp"
#include "clock.hpp"
#include "component.hpp"
#include "errors.hpp"
#include "inbox.hpp"
#include "message.hpp"
#include "outbox.hpp"
#include "policy.hpp"
#include "process.hpp"
#include "scheduler.hpp"
#include "task.hpp"
#include "time.hpp"
#include "trace.hpp"
#include "waiting.hpp"
