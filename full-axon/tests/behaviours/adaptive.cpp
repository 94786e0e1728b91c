// Boxes that come and go while a component lives: rows ADAPT.
#include <gtest/gtest.h>

#include <list>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::Scheduler;
using Letters = std::vector<int>;

int count_boxes(const axon::Component& component) {
  int count = 0;
  for (auto* box = component.first_box(); box != nullptr; box = box->next()) ++count;
  return count;
}

TEST(Adaptive, ADAPT_02_ADAPT_04_a_box_made_later_is_found_by_its_name_and_works) {
  Desk<int> desk, other;
  axon::Inbox<int> extra_in(desk, "extra in");
  axon::Outbox<int> extra_out(desk, "extra out");
  EXPECT_EQ(extra_in.waiting(), 0U);
  link(desk, "extra out", other, "inbox");
  link(other, "outbox", desk, "extra in");
  EXPECT_TRUE(extra_out.send(1));
  EXPECT_TRUE(other.outbox.send(2));
  EXPECT_EQ(drain(other.inbox), Letters{1});
  EXPECT_EQ(drain(extra_in), Letters{2});
}

TEST(Adaptive, ADAPT_05_ADAPT_06_four_boxes_made_and_destroyed_leave_the_first_ones) {
  Desk<int> desk;
  EXPECT_EQ(count_boxes(desk), 2);
  {
    axon::Inbox<int> a(desk, "a"), b(desk, "b");
    axon::Outbox<int> c(desk, "c"), d(desk, "d");
    EXPECT_EQ(count_boxes(desk), 6);
  }
  EXPECT_EQ(count_boxes(desk), 2);
  EXPECT_EQ(desk.first_box(), &desk.inbox);
  EXPECT_EQ(desk.first_box()->next(), &desk.outbox);
  axon::Inbox<int> again(desk, "a");
  EXPECT_EQ(count_boxes(desk), 3);
}

TEST(Adaptive, ADAPT_13_writing_to_a_box_that_was_destroyed_is_refused_and_does_no_harm) {
  Desk<int> from, desk;
  auto extra = std::make_unique<axon::Inbox<int>>(desk, "extra");
  link(from.outbox, *extra);
  EXPECT_TRUE(from.outbox.send(1));
  extra.reset();
  EXPECT_FALSE(from.outbox.send(2));
  EXPECT_EQ(from.outbox.linked_to(), nullptr);
}

TEST(Adaptive, a_box_made_in_the_middle_of_its_life_wakes_its_component) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  scheduler.run_until_idle();
  axon::Inbox<int> extra(desk, "extra");
  EXPECT_EQ(desk.turns, 1);
  extra.put_in(1);
  scheduler.run_until_idle();
  EXPECT_EQ(desk.turns, 2);
}

// Waits at the box that it is told, of many.
struct Many : axon::Component {
  std::vector<std::string> names;
  std::list<axon::Inbox<int>> boxes;
  std::size_t waits_at = 0;
  std::string said;
  explicit Many(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) names.push_back("box" + std::to_string(i));
    for (const std::string& name : names) boxes.emplace_back(*this, name.c_str());
  }
  axon::Inbox<int>& at(std::size_t place) {
    auto box = boxes.begin();
    std::advance(box, place);
    return *box;
  }
  axon::Process main() override {
    while (auto letter = co_await at(waits_at).receive()) said += std::to_string(*letter) + " ";
    said += "over";
  }
};

TEST(Adaptive, of_many_boxes_a_letter_in_another_one_does_not_end_the_wait) {
  for (const std::size_t waits_at : {0, 11, 12, 13, 29}) {
    Scheduler scheduler;
    Many many(30);
    many.waits_at = waits_at;
    scheduler.activate(many);
    scheduler.run_until_idle();
    for (std::size_t other = 0; other < 30; ++other) {
      if (other == waits_at) continue;
      many.at(other).put_in(100);
      {
        Desk<int> source;  // it ends, so the other box closes
        link(source.outbox, many.at(other));
      }
    }
    scheduler.run_until_idle();
    EXPECT_EQ(many.said, "") << "box " << waits_at;
    many.at(waits_at).put_in(7);
    scheduler.run_until_idle();
    EXPECT_EQ(many.said, "7 ") << "box " << waits_at;
    many.at((waits_at + 1) % 30).put_in(100);
    scheduler.run_until_idle();
    EXPECT_EQ(many.said, "7 ") << "box " << waits_at;
    many.stop();
    scheduler.run();
    EXPECT_EQ(many.said, "7 over") << "box " << waits_at;
  }
}

TEST(Adaptive, a_box_made_in_the_place_of_an_old_one_is_not_taken_for_another) {
  Scheduler scheduler;
  Many many(3);
  many.boxes.erase(many.boxes.begin());
  axon::Inbox<int> late(many, "late");
  many.waits_at = 1;
  scheduler.activate(many);
  scheduler.run_until_idle();
  late.put_in(100);
  scheduler.run_until_idle();
  EXPECT_EQ(many.said, "");
}

TEST(Adaptive, any_of_many_boxes_waits_for_those_alone) {
  struct Picky : Many {
    Picky() : Many(20) {}
    axon::Process main() override {
      co_await axon::any_of(at(15), at(17));
      said = at(15).empty() ? "17" : "15";
    }
  };
  for (const std::size_t letter_in : {15, 17}) {
    Scheduler scheduler;
    Picky picky;
    scheduler.activate(picky);
    scheduler.run_until_idle();
    picky.at(16).put_in(1);
    scheduler.run_until_idle();
    EXPECT_EQ(picky.said, "");
    picky.at(letter_in).put_in(1);
    scheduler.run();
    EXPECT_EQ(picky.said, std::to_string(letter_in));
  }
}

}  // namespace
