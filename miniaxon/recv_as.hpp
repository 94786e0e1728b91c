// Supplied from lesson 07 on: receive a letter of a known type.
#pragma once

#include <cxxabi.h>

#include <any>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <utility>

#include "component.hpp"

namespace miniaxon {

// The letter was taken, and was not of the type that was asked for. what() names both types.
class WrongType : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// A type's name as a person writes it.
inline std::string type_name(const std::type_info& type) {
  if (type == typeid(std::string)) return "std::string";
  if (type == typeid(void)) return "nothing (an empty letter)";
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, nullptr), &std::free);
  return name ? name.get() : type.name();
}

// Takes the letter at the front of the box, as a T. Throws what recv() throws, and WrongType when
// the letter holds something else; that letter has then left the box.
template <class T>
T recv_as(Component& component, const std::string& box = "inbox") {
  Message letter = component.recv(box);
  if (T* value = std::any_cast<T>(&letter)) return std::move(*value);
  throw WrongType(component.name() + ", box \"" + box + "\": the letter holds " +
                  type_name(letter.type()) + ", not " + type_name(typeid(T)));
}

}  // namespace miniaxon
