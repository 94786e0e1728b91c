// One letter to many: rows SPLIT and BACK.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::Scheduler;
using Letters = std::vector<int>;

struct Fan {
  Scheduler scheduler;
  axon::Splitter<int> splitter;
  Sink<int> one, other;
  Fan() {
    for (axon::Component* each :
         {static_cast<axon::Component*>(&one), static_cast<axon::Component*>(&other),
          static_cast<axon::Component*>(&splitter)}) {
      scheduler.activate(*each);
    }
  }
  void say(int letter) {
    splitter.inbox.put_in(letter);
    scheduler.run_until_idle();
  }
};

TEST(Splitting, SPLIT_01_each_that_was_added_gets_a_copy_until_it_is_removed) {
  Fan fan;
  fan.say(0);
  fan.splitter.add(fan.one.inbox);
  fan.say(1);
  fan.splitter.add(fan.other.inbox);
  fan.say(2);
  fan.splitter.remove(fan.one.inbox);
  fan.splitter.remove(fan.one.inbox);
  fan.say(3);
  EXPECT_EQ(fan.one.got, (Letters{1, 2}));
  EXPECT_EQ(fan.other.got, (Letters{2, 3}));
}

TEST(Splitting, SPLIT_02_it_ends_when_its_source_does_and_those_behind_it_too) {
  Fan fan;
  fan.splitter.add(fan.one.inbox);
  fan.splitter.add(fan.other.inbox);
  {
    Desk<int> source;
    link(source.outbox, fan.splitter.inbox);
    source.outbox.send(9);
  }
  fan.scheduler.run();
  EXPECT_EQ(fan.one.got, Letters{9});
  EXPECT_TRUE(fan.other.ended());
}

TEST(Splitting, SPLIT_03_one_that_ends_is_forgotten_and_the_others_go_on) {
  Fan fan;
  fan.splitter.add(fan.one.inbox);
  fan.splitter.add(fan.other.inbox);
  fan.one.stop();
  fan.scheduler.run_until_idle();
  EXPECT_TRUE(fan.one.ended());
  fan.say(4);
  EXPECT_EQ(fan.other.got, Letters{4});
  int boxes = 0;
  for (auto* box = fan.splitter.first_box(); box != nullptr; box = box->next()) ++boxes;
  EXPECT_EQ(boxes, 2);  // its inbox, and one copy
}

TEST(Splitting, SPLIT_04_what_one_receiver_does_to_its_letter_no_other_sees) {
  Scheduler scheduler;
  axon::Splitter<std::vector<int>> splitter;
  Sink<std::vector<int>> one, other;
  splitter.add(one.inbox);
  splitter.add(other.inbox);
  scheduler.activate(splitter);
  scheduler.activate(one);
  scheduler.activate(other);
  splitter.inbox.put_in({1, 2});
  scheduler.run_until_idle();
  one.got.at(0).clear();
  EXPECT_EQ(other.got.at(0), (Letters{1, 2}));
}

TEST(Splitting, SPLIT_05_two_boxes_of_one_component_and_one_behind_another_get_every_letter) {
  Scheduler scheduler;
  struct Two : axon::Component {
    axon::Inbox<int> left{*this, "left"};
    axon::Inbox<int> right{*this, "right"};
    axon::Process main() override { co_await axon::pause(); }
  } two;
  Desk<int> group, part;
  link(group.inbox, part.inbox);
  axon::Splitter<int> splitter;
  for (axon::Box* box : {static_cast<axon::Box*>(&two.left), static_cast<axon::Box*>(&two.right),
                         static_cast<axon::Box*>(&group.inbox)}) {
    splitter.add(*box);
  }
  scheduler.activate(splitter);
  for (int letter : {1, 2, 3}) splitter.inbox.put_in(letter);
  scheduler.run_until_idle();
  for (auto* inbox : {&two.left, &two.right, &part.inbox}) {
    EXPECT_EQ(drain(*inbox), (Letters{1, 2, 3}));
  }
}

TEST(Splitting, it_waits_for_the_slowest_and_loses_nothing) {
  Fan fan;
  Desk<int> slow(1);
  fan.splitter.add(slow.inbox);
  fan.splitter.add(fan.one.inbox);
  for (int letter : {1, 2, 3}) fan.say(letter);
  EXPECT_EQ(fan.one.got, Letters{1});
  Letters got;
  while (auto letter = slow.inbox.try_receive()) {
    got.push_back(*letter);
    fan.scheduler.run_until_idle();
  }
  EXPECT_EQ(got, (Letters{1, 2, 3}));
  EXPECT_EQ(fan.one.got, (Letters{1, 2, 3}));
}

TEST(Splitting, a_sink_that_cannot_be_linked_leaves_no_box_behind) {
  axon::Splitter<int> splitter;
  Desk<std::string> wrong;
  EXPECT_THROW(splitter.add(wrong.inbox), axon::LinkError);
  EXPECT_EQ(splitter.first_box()->next(), nullptr);
}

// A backplane with two publishers, played by the test, and subscribers.
struct Square {
  Scheduler scheduler;
  axon::Backplane<int>* news;
  Desk<int> ada, bob;
  std::vector<std::unique_ptr<axon::Component>> publishers;
  Square() {
    news = &scheduler.activate(std::make_unique<axon::Backplane<int>>("news"));
    for (auto* desk : {&ada, &bob}) {
      auto publisher = std::make_unique<axon::PublishTo<int>>("news");
      link(desk->outbox, publisher->inbox);
      scheduler.activate(*publisher);
      publishers.push_back(std::move(publisher));
    }
    scheduler.run_until_idle();
  }
  void subscribe(Sink<int>& listener) {
    auto part = std::make_unique<axon::SubscribeTo<int>>("news");
    link(part->outbox, listener.inbox);
    scheduler.activate(std::move(part));
    scheduler.activate(listener);
    scheduler.run_until_idle();
  }
};

TEST(Backplanes, BACK_01_its_name_is_taken_from_its_activation_on) {
  Square square;
  EXPECT_TRUE(square.scheduler.services().has("news"));
  axon::Backplane<int> second("news");
  EXPECT_THROW(square.scheduler.activate(second), axon::UsageError);
  EXPECT_FALSE(second.active());
}

TEST(Backplanes, BACK_02_BACK_04_everybody_who_listens_gets_all_that_comes_from_then_on) {
  Square square;
  Sink<int> early, late;
  square.subscribe(early);
  square.ada.outbox.send(1);
  square.bob.outbox.send(2);
  square.scheduler.run_until_idle();
  square.subscribe(late);
  square.ada.outbox.send(3);
  square.scheduler.run_until_idle();
  EXPECT_EQ(early.got, (Letters{1, 2, 3}));
  EXPECT_EQ(late.got, Letters{3});
}

TEST(Backplanes, BACK_03_a_name_that_is_not_there_is_an_error_when_it_starts) {
  Scheduler scheduler;
  scheduler.activate(std::make_unique<axon::SubscribeTo<int>>("nwes"));
  const std::string text = what_of<axon::ComponentFailed>([&] { scheduler.run(); });
  EXPECT_NE(text.find("there is no service \"nwes\""), std::string::npos) << text;
  scheduler.activate(std::make_unique<axon::PublishTo<int>>("nwes"));
  EXPECT_THROW(scheduler.run(), axon::ComponentFailed);
  Desk<int> desk;
  scheduler.services().add("desk", desk.inbox);
  scheduler.activate(std::make_unique<axon::SubscribeTo<int>>("desk"));
  const std::string no_plane = what_of<axon::ComponentFailed>([&] { scheduler.run(); });
  EXPECT_NE(no_plane.find("which is no backplane"), std::string::npos) << no_plane;
}

TEST(Backplanes, BACK_05_a_publisher_may_go_and_with_the_backplane_go_its_listeners) {
  Square square;
  Sink<int> listener;
  square.subscribe(listener);
  square.publishers[0]->stop();
  square.scheduler.run_until_idle();
  square.bob.outbox.send(7);
  square.scheduler.run_until_idle();
  EXPECT_EQ(listener.got, Letters{7});
  EXPECT_FALSE(listener.ended());
  square.news->stop();
  square.scheduler.run_until_idle();
  EXPECT_TRUE(listener.ended());
  EXPECT_FALSE(square.scheduler.services().has("news"));
}

}  // namespace
