// Kinds of components by name.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Registry;
using axon::UsageError;
using Names = std::vector<std::string>;

// Remembers what it was made from.
struct Clerk : axon::Component {
  axon::Inbox<int> mail{*this, "mail"};
  axon::Outbox<std::string> answers{*this, "answers"};
  std::string made_from;
  Clerk(std::string name, int age, double pay, bool asleep, axon::Duration lunch)
      : made_from(name + " " + std::to_string(age) + " " + std::to_string(pay) + " " +
                  (asleep ? "asleep" : "awake") + " " + std::to_string(lunch.count())) {}
  axon::Process main() override { co_return; }
};

Registry office() {
  Registry registry;
  registry.add("clerk", "Answers letters.", {"name", "age", "pay", "asleep", "lunch"},
               [](const std::string& name, int age, double pay, bool asleep, axon::Duration lunch) {
                 return std::make_unique<Clerk>(name, age, pay, asleep, lunch);
               });
  return registry;
}

TEST(RegistryTest, a_component_is_made_from_words_each_as_its_parameter_wants_it) {
  const Registry registry = office();
  const auto made = registry.make("clerk", {"Ada Byron", "-36", "2.5", "true", "90min"});
  EXPECT_EQ(dynamic_cast<Clerk&>(*made).made_from, "Ada Byron -36 2.500000 asleep 5400000000000");
}

TEST(RegistryTest, a_kind_tells_its_parameters_and_its_boxes) {
  const Registry registry = office();
  const Registry::Kind& kind = registry.kind("clerk");
  EXPECT_EQ(kind.line, "Answers letters.");
  ASSERT_EQ(kind.parameters.size(), 5U);
  EXPECT_EQ(kind.parameters[1].name, "age");
  EXPECT_EQ(kind.parameters[1].type, "a whole number");
  ASSERT_EQ(kind.boxes.size(), 2U);
  EXPECT_EQ(kind.boxes[0].name, "mail");
  EXPECT_TRUE(kind.boxes[0].is_inbox);
  EXPECT_EQ(kind.boxes[0].type, "int");
  EXPECT_EQ(kind.boxes[1].name, "answers");
  EXPECT_FALSE(kind.boxes[1].is_inbox);
  EXPECT_EQ(kind.boxes[1].type, "std::string");
}

TEST(RegistryTest, a_copy_makes_its_own) {
  auto first = std::make_unique<Registry>(office());
  const Registry copy = *first;
  first.reset();
  EXPECT_NE(copy.make("clerk", {"", "1", "1", "false", "1s"}), nullptr);
  EXPECT_THROW(copy.make("clerk", {"", "one", "1", "false", "1s"}), UsageError);
}

TEST(RegistryTest, a_word_that_does_not_fit_is_named_with_what_was_expected) {
  const Registry registry = office();
  const Names good = {"Ada", "36", "2.5", "true", "90min"};
  const std::vector<std::pair<std::size_t, Names>> bad = {
      {1, {"", "x", "1.5", "7 ", "99999999999", "0x10", "+1"}},
      {2, {"", "x", "1,5"}},
      {3, {"", "yes", "1", "TRUE"}},
      {4, {"", "10", "s", "-1s", "1 s", "1.5s", "1day", "9999999999999h"}}};
  for (const auto& [place, words] : bad) {
    for (const std::string& word : words) {
      Names arguments = good;
      arguments[place] = word;
      const std::string text = what_of<UsageError>([&] { registry.make("clerk", arguments); });
      EXPECT_EQ(
          text.find("\"" + word + "\" is not " + registry.kind("clerk").parameters[place].type), 0U)
          << text;
    }
  }
}

TEST(RegistryTest, too_few_and_too_many_words_are_refused_with_the_usage) {
  Registry registry;
  axon::add_parts(registry);
  EXPECT_EQ(what_of<UsageError>([&] { registry.make("count", {"1"}); }),
            "count takes 2 arguments: from (a whole number), to (a whole number); 1 was given");
  EXPECT_EQ(what_of<UsageError>([&] {
              registry.make("line_writer", {"a", "b"});
            }),
            "line_writer takes 0 arguments; 2 were given");
}

TEST(RegistryTest, a_name_that_is_not_there_has_a_nearest) {
  Registry registry;
  axon::add_parts(registry);
  EXPECT_EQ(what_of<UsageError>([&] { registry.make("tickr"); }),
            "there is no kind of component \"tickr\"; the nearest is \"ticker\"");
  EXPECT_THROW(Registry().kind("count"), UsageError);
}

TEST(RegistryTest, a_kind_is_added_once_with_a_name_and_all_its_parameters) {
  Registry registry;
  const auto desk = [] { return std::make_unique<Desk<int>>(); };
  registry.add("desk", "Does nothing.", {}, desk);
  EXPECT_EQ(what_of<UsageError>([&] { registry.add("desk", "Again.", {}, desk); }),
            "there is a kind \"desk\" already");
  EXPECT_THROW(registry.add("", "Nameless.", {}, desk), UsageError);
  EXPECT_THROW(registry.add("more", "Says more than it takes.", {"size"}, desk), UsageError);
  EXPECT_EQ(registry.names(), Names{"desk"});
}

TEST(RegistryTest, the_parts_of_the_runtime_are_there_and_work) {
  Registry registry;
  axon::add_parts(registry);
  EXPECT_EQ(registry.names(),
            (Names{"count", "file_reader", "file_writer", "line_reader", "line_writer", "ticker"}));
  axon::Scheduler scheduler;
  Sink<std::int64_t> sink;
  const auto count = registry.make("count", {"3", "5"});
  link(*count, "outbox", sink, "inbox");
  scheduler.activate(sink);
  scheduler.activate(*count);
  scheduler.run();
  EXPECT_EQ(sink.got, (std::vector<std::int64_t>{3, 4, 5}));
}

}  // namespace
