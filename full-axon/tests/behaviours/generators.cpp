// Generators: rows GEN.
#include <gtest/gtest.h>

#include <axon/generator.hpp>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using axon::Generator;

Generator<int> three(std::string& said) {
  for (int number = 1; number <= 3; ++number) {
    said += std::to_string(number);
    co_yield number;
  }
  said += '.';
}

TEST(Generators, GEN_01_nothing_of_the_body_runs_before_the_first_next) {
  std::string said;
  Generator<int> numbers = three(said);
  EXPECT_EQ(said, "");
  EXPECT_FALSE(numbers.done());
}

TEST(Generators, GEN_02_each_next_runs_to_the_next_co_yield_and_hands_back_its_value) {
  std::string said;
  Generator<int> numbers = three(said);
  EXPECT_EQ(numbers.next(), 1);
  EXPECT_EQ(said, "1");
  EXPECT_EQ(numbers.next(), 2);
  EXPECT_EQ(said, "12");
}

TEST(Generators, GEN_03_after_the_end_there_is_nothing_for_ever) {
  std::string said;
  Generator<int> numbers = three(said);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(numbers.next());
  EXPECT_FALSE(numbers.done());
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(numbers.next(), std::nullopt);
    EXPECT_TRUE(numbers.done());
    EXPECT_EQ(said, "123.");
  }
}

Generator<int> sums(std::vector<int> numbers) {
  int sum = 0;
  for (int number : numbers) {
    sum += number;
    co_yield sum;
  }
}

TEST(Generators, GEN_04_GEN_05_locals_keep_their_values_and_each_generator_has_its_own) {
  Generator<int> one = sums({1, 2, 3});
  Generator<int> other = sums({10, 20, 30});
  EXPECT_EQ(one.next(), 1);
  EXPECT_EQ(one.next(), 3);
  EXPECT_EQ(other.next(), 10);
  EXPECT_EQ(one.next(), 6);
  EXPECT_EQ(other.next(), 30);
}

Generator<int> breaks() {
  co_yield 1;
  throw std::runtime_error("the wheel is off");
}

TEST(Generators, GEN_06_an_error_comes_out_of_the_next_that_ran_into_it_and_ends_it) {
  Generator<int> numbers = breaks();
  EXPECT_EQ(numbers.next(), 1);
  EXPECT_THROW(numbers.next(), std::runtime_error);
  EXPECT_TRUE(numbers.done());
  EXPECT_EQ(numbers.next(), std::nullopt);
}

Generator<int> for_ever(int& steps) {
  while (true) {
    ++steps;
    co_yield steps;
  }
}

TEST(Generators, GEN_07_an_endless_one_does_the_steps_that_it_is_asked_for_and_no_more) {
  int steps = 0;
  Generator<int> numbers = for_ever(steps);
  for (int i = 0; i < 1000; ++i) numbers.next();
  EXPECT_EQ(steps, 1000);
}

Generator<int> keeps(std::shared_ptr<int> thing) {
  while (true) co_yield *thing;
}

TEST(Generators, GEN_08_one_that_is_dropped_before_its_end_gives_back_what_its_locals_own) {
  const auto thing = std::make_shared<int>(7);
  {
    Generator<int> never_started = keeps(thing);
    Generator<int> started = keeps(thing);
    EXPECT_EQ(started.next(), 7);
    EXPECT_EQ(thing.use_count(), 3);
  }
  EXPECT_EQ(thing.use_count(), 1);
  Generator<int> target = keeps(thing);
  target.next();
  target = sums({1});
  EXPECT_EQ(thing.use_count(), 1);
  EXPECT_EQ(target.next(), 1);
}

}  // namespace
