#include "names.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <numeric>

#if __has_include(<cxxabi.h>)
#include <cxxabi.h>
#endif

#include "axon/message.hpp"

namespace axon::detail {

std::string name_of(const std::type_info& type) {
  if (type == typeid(std::string)) return "std::string";
  std::string name = type.name();
#if __has_include(<cxxabi.h>)
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> text(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free);
  if (status == 0) name = text.get();
#endif
  const std::string anonymous = "(anonymous namespace)::";
  for (auto at = name.find(anonymous); at != std::string::npos; at = name.find(anonymous)) {
    name.erase(at, anonymous.size());
  }
  return name;
}

std::string nearest(const std::string& given, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t fewest = std::max<std::size_t>(given.size() / 2, 1) + 1;
  for (const std::string& candidate : candidates) {
    std::vector<std::size_t> row(candidate.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= given.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i);
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        const std::size_t change = diagonal + (given[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
      }
    }
    if (row.back() < fewest) {
      fewest = row.back();
      best = candidate;
    }
  }
  return best;
}

void throw_wrong_type(const std::type_info& wanted, const std::type_info& found) {
  throw WrongType("the message holds " +
                  (found == typeid(void) ? std::string("nothing") : name_of(found)) + ", not " +
                  name_of(wanted));
}

}  // namespace axon::detail
