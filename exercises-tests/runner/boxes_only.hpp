// Whether components talk only by boxes, as far as their source tells. It reads words and knows no
// meaning: what a letter points to, or what a lambda has captured, it does not see.
#pragma once

#include <string>
#include <vector>

#include "diagnose.hpp"

struct SharedVariable {
  Place place;
  std::string what;  // "Cat::speed is public, so that others can read it"
};

// In these headers, which may derive components from each other's: a public part of a component that
// is no box, no constructor and no main(); a pointer, reference or shared_ptr that a component keeps,
// to something else than a component or a surface; a friend; a variable outside of all classes, or a
// static one, that is no constant.
std::vector<SharedVariable> shared_variables_in(const std::vector<fs::path>& headers);
