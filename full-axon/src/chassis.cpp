#include "axon/chassis.hpp"

#include "names.hpp"

namespace axon {

Process Group::main() {
  for (auto& part : parts_) scheduler()->activate(std::move(part));
  parts_.clear();
  bool asked = false;
  while (children() > 0) {
    if (stop_requested() && !asked) {
      asked = true;
      stop_children();
    }
    co_await ends_of_children();
  }
}

Graphline& Graphline::link(const std::string& from, const std::string& box, const std::string& to,
                           const std::string& other_box) {
  axon::link(part(from), box, part(to), other_box);
  return *this;
}

void Graphline::add_part(const std::string& name, std::unique_ptr<Component> part) {
  if (name.empty()) throw UsageError("a part of a graphline needs a name");
  if (part == nullptr) throw UsageError("there is no component to be the part \"" + name + "\"");
  if (!by_name_.emplace(name, part.get()).second) {
    throw UsageError("the graphline has a part \"" + name + "\" already");
  }
  hold(std::move(part));
}

Component& Graphline::part(const std::string& name) {
  if (name.empty()) return *this;
  const auto found = by_name_.find(name);
  if (found != by_name_.end()) return *found->second;
  std::vector<std::string> names;
  for (const auto& [known, component] : by_name_) names.push_back(known);
  const std::string near = detail::nearest(name, names);
  throw UsageError("the graphline has no part \"" + name + "\"" +
                   (near.empty() ? "" : "; the nearest is \"" + near + "\""));
}

}  // namespace axon
