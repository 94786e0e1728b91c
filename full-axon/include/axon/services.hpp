// Boxes that can be found by a name: the assistant tracker of a scheduler.
#pragma once

#include <map>
#include <string>
#include <typeinfo>
#include <vector>

#include "inbox.hpp"

namespace axon {

class Services {
 public:
  Services() = default;
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;
  ~Services();

  // Throws UsageError when the name is taken, or the box is an outbox. The entry ends with remove(), or with the component.
  void add(const std::string& name, Box& inbox);
  // Throws NoSuchService.
  void remove(const std::string& name);
  // Throws NoSuchService, which lists the names there are and the nearest one; LinkError when it is
  // for letters of another type.
  template <typename T>
  Sink<T>& find(const std::string& name) const {
    return static_cast<Sink<T>&>(find(name, typeid(T)));
  }
  bool has(const std::string& name) const;
  std::vector<std::string> names() const;

 private:
  friend class Scheduler;
  friend class Box;
  Box& find(const std::string& name, const std::type_info& type) const;
  void forget(const Component& component) noexcept;  // cost: nothing while there are no services
  static void forget_everywhere(const Box& box) noexcept;

  std::map<std::string, Box*> boxes_;
};

}  // namespace axon
