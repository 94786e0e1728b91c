#include "axon/services.hpp"

#include <mutex>
#include <set>
#include <utility>

#include "names.hpp"

namespace axon {

namespace {

// Which box some services know, or knew: for the end of the box. The services that never knew it are
// not touched; they may belong to another thread. Never destroyed: it outlives every box.
struct Known {
  std::mutex guard;
  std::set<std::pair<const Box*, Services*>> pairs;  // guarded
};
Known& known() {
  static Known& only = *new Known;
  return only;
}

}  // namespace

Services::~Services() {
  const std::lock_guard lock(known().guard);
  std::erase_if(known().pairs, [this](const auto& pair) { return pair.second == this; });
}

void Services::forget_everywhere(const Box& box) noexcept {
  const std::lock_guard lock(known().guard);
  auto& pairs = known().pairs;
  for (auto each = pairs.lower_bound({&box, nullptr}); each != pairs.end() && each->first == &box;
       each = pairs.erase(each)) {
    std::erase_if(each->second->boxes_, [&](const auto& entry) { return entry.second == &box; });
  }
}

void Services::add(const std::string& name, Box& inbox) {
  if (!inbox.is_inbox()) {
    throw UsageError("the service \"" + name + "\" is to be an inbox, and \"" + inbox.name() +
                     "\" of " + inbox.owner().name() + " is an outbox");
  }
  {
    const std::lock_guard lock(known().guard);
    known().pairs.insert({&inbox, this});
  }
  if (!boxes_.emplace(name, &inbox).second) {
    throw UsageError("there is a service \"" + name + "\" already, of " +
                     boxes_.at(name)->owner().name());
  }
  inbox.flags_ |= Box::is_service;
}

void Services::remove(const std::string& name) {
  if (boxes_.erase(name) == 0) throw NoSuchService("there is no service \"" + name + "\"");
}

bool Services::has(const std::string& name) const { return boxes_.count(name) != 0; }

std::vector<std::string> Services::names() const {
  std::vector<std::string> names;
  for (const auto& [name, box] : boxes_) names.push_back(name);
  return names;
}

Box& Services::find(const std::string& name, const std::type_info& type) const {
  const auto found = boxes_.find(name);
  if (found == boxes_.end()) {
    std::string list;
    for (const std::string& known : names()) list += (list.empty() ? "" : ", ") + known;
    const std::string near = detail::nearest(name, names());
    throw NoSuchService("there is no service \"" + name +
                        "\". There are: " + (list.empty() ? "none" : list) + "." +
                        (near.empty() ? "" : " The nearest is \"" + near + "\"."));
  }
  Box& box = *found->second;
  if (box.type() != type) {
    throw LinkError("the service \"" + name + "\" is for letters of type " +
                    detail::name_of(box.type()) + ", not " + detail::name_of(type));
  }
  return box;
}

void Services::forget(const Component& component) noexcept {
  std::erase_if(boxes_, [&](const auto& entry) { return &entry.second->owner() == &component; });
}

}  // namespace axon
