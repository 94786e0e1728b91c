// Names that a person can read, for messages.
#pragma once

#include <string>
#include <typeinfo>
#include <vector>

namespace axon::detail {

// "Doubler" for the class Doubler, whatever the compiler calls it.
std::string name_of(const std::type_info& type);
// The candidate nearest to what was given, by edits; empty when none is near.
std::string nearest(const std::string& given, const std::vector<std::string>& candidates);

}  // namespace axon::detail
