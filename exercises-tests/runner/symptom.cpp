#include "symptom.hpp"

#include <algorithm>
#include <regex>

namespace {

constexpr std::size_t most_of_it = 300;

std::string without_amounts(const std::string& text) {
  static const std::regex amount(R"(\d+ (byte|piece|second|MiB)s?)");
  return std::regex_replace(text.substr(0, most_of_it), amount, "... $1");
}

}  // namespace

Symptom symptom_of(const Judgement& judgement) {
  Symptom symptom;
  symptom.verdict = word_of(judgement.verdict);
  if (!judgement.failure) return symptom;
  const Failure& failure = *judgement.failure;
  symptom.test = failure.test;
  const bool explains = judgement.verdict != Verdict::wrong && !failure.explanation.empty();
  symptom.got = without_amounts(explains ? failure.explanation : failure.got);
  if (judgement.verdict == Verdict::wrong) symptom.differs = failure.differs.substr(0, most_of_it);
  return symptom;
}

std::size_t nearness(const Symptom& one, const Symptom& other) {
  if (one.test != other.test || one.verdict != other.verdict) return 0;
  if (one.got == other.got) return same_symptom;
  if (one.differs.empty() || one.differs != other.differs) return 0;
  const std::size_t length = std::min(one.got.size(), other.got.size());
  const auto end = one.got.begin() + static_cast<std::ptrdiff_t>(length);
  const auto differs = std::mismatch(one.got.begin(), end, other.got.begin()).first;
  return 1 + static_cast<std::size_t>(differs - one.got.begin());
}
