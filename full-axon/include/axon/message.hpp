// A letter that may hold anything: for boxes in the manner of Axon, where any value goes into any
// box. Values of up to 24 bytes lie inside it; larger ones on the heap. Unlike std::any it holds
// what can only be moved.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <utility>

namespace axon {

// A message was asked for a type that it does not hold; what() names both.
class WrongType : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

namespace detail {
[[noreturn]] void throw_wrong_type(const std::type_info& wanted, const std::type_info& found);
}

class Message {
  static constexpr std::size_t room = 24;
  static constexpr std::size_t word = 8;

 public:
  Message() noexcept = default;
  template <typename T>
  requires(!std::same_as<std::remove_cvref_t<T>, Message>) Message(T&& value) {
    using Value = std::decay_t<T>;
    if constexpr (fits<Value>) {
      std::construct_at(reinterpret_cast<Value*>(bytes_), std::forward<T>(value));
    } else {
      std::construct_at(reinterpret_cast<Value**>(bytes_), new Value(std::forward<T>(value)));
    }
    kind_ = &kind_of<Value>;
  }
  Message(Message&& other) noexcept : kind_(std::exchange(other.kind_, nullptr)) {
    move_from(other);
  }
  Message& operator=(Message&& other) noexcept {
    if (this != &other) {
      destroy();
      kind_ = std::exchange(other.kind_, nullptr);
      move_from(other);
    }
    return *this;
  }
  ~Message() { destroy(); }

  bool empty() const noexcept { return kind_ == nullptr; }
  // typeid(void) when it is empty.
  const std::type_info& type() const noexcept { return kind_ ? *kind_->type : typeid(void); }
  template <typename T>
  bool holds() const noexcept {
    return kind_ == &kind_of<T> || type() == typeid(T);
  }
  // The value inside; nullptr when it is of another type.
  template <typename T>
  T* get() noexcept {
    return holds<T>() ? inside<T>() : nullptr;
  }
  template <typename T>
  const T* get() const noexcept {
    return const_cast<Message*>(this)->get<T>();
  }
  // Moves the value out; what stays is moved-from. Throws WrongType.
  template <typename T>
  T take() {
    if (!holds<T>()) detail::throw_wrong_type(typeid(T), type());
    return std::move(*inside<T>());
  }

 private:
  struct Kind {
    const std::type_info* type;
    void (*move)(std::byte* to, std::byte* from) noexcept;  // nullptr: copy the bytes
    void (*destroy)(std::byte*) noexcept;                   // nullptr: nothing to do
    bool is_long;                                           // more than the first word is in use
  };

  template <typename T>
  static constexpr bool fits =
      sizeof(T) <= room && alignof(T) <= alignof(void*) && std::is_nothrow_move_constructible_v<T>;

  template <typename T>
  static constexpr Kind make_kind() {
    if constexpr (!fits<T>) {
      return {&typeid(T), nullptr, [](std::byte* bytes) noexcept { delete *as<T*>(bytes); }, false};
    } else if constexpr (std::is_trivially_copyable_v<T>) {
      return {&typeid(T), nullptr, nullptr, sizeof(T) > word};
    } else {
      return {&typeid(T),
              [](std::byte* to, std::byte* from) noexcept {
                std::construct_at(reinterpret_cast<T*>(to), std::move(*as<T>(from)));
                std::destroy_at(as<T>(from));
              },
              [](std::byte* bytes) noexcept { std::destroy_at(as<T>(bytes)); }, true};
    }
  }
  template <typename T>
  static constexpr Kind kind_of = make_kind<T>();

  template <typename T>
  static T* as(std::byte* bytes) noexcept {
    return std::launder(reinterpret_cast<T*>(bytes));
  }
  template <typename T>
  T* inside() noexcept {
    if constexpr (fits<T>) {
      return as<T>(bytes_);
    } else {
      return *as<T*>(bytes_);
    }
  }
  void move_from(Message& other) noexcept {
    if (kind_ == nullptr) return;
    if (kind_->move != nullptr) {
      kind_->move(bytes_, other.bytes_);
    } else {
      // The first word on its own: a wide load of what was stored by halves waits for the stores.
      std::memcpy(bytes_, other.bytes_, word);
      if (kind_->is_long) std::memcpy(bytes_ + word, other.bytes_ + word, room - word);
    }
  }
  void destroy() noexcept {
    if (kind_ != nullptr && kind_->destroy != nullptr) kind_->destroy(bytes_);
    kind_ = nullptr;
  }

  const Kind* kind_ = nullptr;
  alignas(void*) std::byte bytes_[room];
};

}  // namespace axon
