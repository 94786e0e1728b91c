// Components and their own boxes: rows COMP.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::Scheduler;
using Letters = std::vector<int>;

// Boxes of its own choice.
struct Office : axon::Component {
  axon::Inbox<int> mail{*this, "mail"};
  axon::Inbox<std::string> orders{*this, "orders"};
  axon::Outbox<int> answers{*this, "answers"};
  axon::Process main() override { co_return; }
};

std::vector<std::string> names_of_boxes(const axon::Component& component) {
  std::vector<std::string> names;
  for (auto* box = component.first_box(); box != nullptr; box = box->next()) {
    names.emplace_back(box->name());
  }
  return names;
}

TEST(Components, COMP_01_COMP_02_a_new_one_has_the_boxes_it_declares_all_empty_and_no_children) {
  Office office;
  EXPECT_EQ(names_of_boxes(office), (std::vector<std::string>{"mail", "orders", "answers"}));
  for (auto* box = office.first_box(); box != nullptr; box = box->next()) {
    EXPECT_EQ(box->waiting(), 0U);
    EXPECT_EQ(box->linked_to(), nullptr);
    EXPECT_EQ(&box->owner(), &office);
  }
  EXPECT_EQ(office.children(), 0U);
  EXPECT_FALSE(office.active());
}

TEST(Components, COMP_03_COMP_10_each_box_of_each_component_is_apart_from_the_others) {
  Office one, other;
  one.mail.put_in(1);
  one.orders.put_in("tea");
  EXPECT_EQ(other.mail.waiting(), 0U);
  EXPECT_EQ(other.orders.waiting(), 0U);
  EXPECT_EQ(drain(one.orders), std::vector<std::string>{"tea"});
  EXPECT_EQ(drain(one.mail), Letters{1});
}

TEST(Components, COMP_04_COMP_09_letters_come_out_in_order_each_once_and_looking_takes_none) {
  Office office;
  for (int letter : {3, 1, 2}) office.mail.put_in(letter);
  for (int look = 0; look < 5; ++look) EXPECT_FALSE(office.mail.empty());
  EXPECT_EQ(drain(office.mail), (Letters{3, 1, 2}));
  EXPECT_TRUE(office.mail.empty());
}

TEST(Components, COMP_05_taking_from_an_empty_box_gives_nothing_and_does_it_no_harm) {
  Office office;
  EXPECT_EQ(office.mail.try_receive(), std::nullopt);
  EXPECT_EQ(office.mail.try_receive(), std::nullopt);
  office.mail.put_in(1);
  EXPECT_EQ(office.mail.try_receive(), 1);
  EXPECT_EQ(office.mail.try_receive(), std::nullopt);
}

TEST(Components, COMP_06_a_name_that_is_not_there_is_an_error_and_makes_no_box) {
  Office office;
  Desk<int> desk;
  EXPECT_THROW(link(desk, "outbox", office, "email"), axon::NoSuchBox);
  EXPECT_EQ(names_of_boxes(office).size(), 3U);
  EXPECT_EQ(desk.outbox.linked_to(), nullptr);
}

TEST(Components, COMP_07_COMP_08_a_box_says_how_many_letters_wait) {
  Office office;
  for (std::size_t count = 1; count <= 3; ++count) {
    office.mail.put_in(0);
    EXPECT_EQ(office.mail.waiting(), count);
  }
  for (std::size_t left = 3; left-- > 0;) {
    office.mail.try_receive();
    EXPECT_EQ(office.mail.waiting(), left);
    EXPECT_EQ(office.mail.empty(), left == 0);
  }
}

TEST(Components, COMP_11_COMP_32_a_thousand_letters_to_itself_before_any_turn) {
  Desk<int> desk;
  link(desk.outbox, desk.inbox);
  for (int letter = 0; letter < 1000; ++letter) {
    ASSERT_TRUE(desk.outbox.send(letter));
    ASSERT_EQ(desk.inbox.try_receive(), letter);
  }
  EXPECT_EQ(desk.turns, 0);
}

TEST(Components, COMP_13_any_of_ends_when_one_of_its_boxes_has_a_letter_and_not_for_others) {
  struct Reader : axon::Component {
    axon::Inbox<int> one{*this, "one"};
    axon::Inbox<int> two{*this, "two"};
    axon::Inbox<int> other{*this, "other"};
    std::string said;
    axon::Process main() override {
      while (!stop_requested()) {
        co_await axon::any_of(one, two);
        while (auto letter = one.try_receive()) said += "one ";
        while (auto letter = two.try_receive()) said += "two ";
      }
    }
  };
  Scheduler scheduler;
  Reader reader;
  scheduler.activate(reader);
  scheduler.run_until_idle();
  reader.other.put_in(1);
  EXPECT_TRUE(reader.waits());
  reader.two.put_in(1);
  EXPECT_FALSE(reader.waits());
  scheduler.run_until_idle();
  reader.one.put_in(1);
  scheduler.run_until_idle();
  EXPECT_EQ(reader.said, "two one ");
}

TEST(Components, COMP_14_a_loop_can_take_all_that_waits_and_ends_there) {
  Scheduler scheduler;
  std::vector<Letters> batches;
  Worker worker([&batches](Worker& me) -> axon::Task<> {
    for (int batch = 0; batch < 2; ++batch) {
      co_await axon::pause();
      Letters letters;
      while (auto letter = me.inbox.try_receive()) letters.push_back(*letter);
      batches.push_back(letters);
    }
  });
  scheduler.activate(worker);
  for (const Letters& letters : {Letters{1, 2, 3}, Letters{4}}) {
    scheduler.run_until_idle();
    for (int letter : letters) worker.inbox.put_in(letter);
  }
  scheduler.run();
  EXPECT_EQ(batches, (std::vector<Letters>{{1, 2, 3}, {4}}));
}

TEST(Components, COMP_15_an_outbox_without_a_link_keeps_nothing_and_says_so) {
  Desk<int> desk;
  EXPECT_FALSE(desk.outbox.send(1));
  EXPECT_EQ(desk.outbox.waiting(), 0U);
  Desk<int> later;
  link(desk.outbox, later.inbox);
  EXPECT_EQ(later.inbox.waiting(), 0U);
}

TEST(Components, COMP_16_a_letter_put_in_by_plain_code_is_one_like_any_other) {
  Scheduler scheduler;
  Sink<int> sink(1);
  EXPECT_TRUE(sink.inbox.put_in(1));
  EXPECT_FALSE(sink.inbox.put_in(2));
  scheduler.activate(sink);
  scheduler.run_until_idle();
  EXPECT_TRUE(sink.inbox.put_in(3));
  scheduler.run_until_idle();
  EXPECT_EQ(sink.got, (Letters{1, 3}));
}

TEST(Components, COMP_18_the_list_of_components_is_a_copy) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.activate(desk);
  scheduler.components().clear();
  EXPECT_EQ(scheduler.components().size(), 1U);
}

TEST(Components, COMP_20_a_part_that_was_handed_over_is_not_active_before_its_owner_is) {
  int ran = 0;
  auto group = axon::par(Worker([&ran](Worker&) -> axon::Task<> {
    ++ran;
    co_return;
  }));
  EXPECT_EQ(group->children(), 0U);
  EXPECT_EQ(ran, 0);
  Scheduler scheduler;
  scheduler.run(std::move(group));
  EXPECT_EQ(ran, 1);
}

TEST(Components, COMP_21_the_end_of_a_child_wakes_its_parent_which_sees_it_ended) {
  Scheduler scheduler;
  Desk<int> child;
  std::string said;
  Worker parent([&](Worker& me) -> axon::Task<> {
    me.scheduler()->activate(child);
    co_await axon::pause();
    said = child.ended() && me.children() == 0 ? "ended" : "not yet";
  });
  scheduler.activate(parent);
  scheduler.run_until_idle();
  EXPECT_EQ(said, "");
  child.stop();
  scheduler.run();
  EXPECT_EQ(said, "ended");
}

TEST(Components, COMP_28_with_a_component_go_the_links_of_its_boxes_and_no_others) {
  Scheduler scheduler;
  Desk<int> from, ends, to, bystander;
  link(from.outbox, ends.inbox);
  link(ends.outbox, to.inbox);
  link(bystander.outbox, to.inbox);
  scheduler.activate(ends);
  scheduler.run_until_idle();
  ends.stop();
  scheduler.run();
  EXPECT_EQ(from.outbox.linked_to(), nullptr);
  EXPECT_EQ(ends.outbox.linked_to(), nullptr);
  EXPECT_EQ(bystander.outbox.linked_to(), &to.inbox);
  EXPECT_TRUE(bystander.outbox.send(1));
}

TEST(Components, its_last_words_and_its_end_arrive_before_its_parent_hears_of_the_end) {
  struct Parent : axon::Component {
    axon::Inbox<int> inbox{*this, "inbox"};
    std::string said;
    axon::Process main() override {
      Worker child([](Worker& me) -> axon::Task<> {
        me.outbox.send(7);
        co_return;
      });
      link(child.outbox, inbox);
      scheduler()->activate(child);
      co_await axon::ends_of_children();
      said = std::to_string(inbox.waiting()) + (inbox.closed() ? " closed" : " open");
    }
  };
  Scheduler scheduler;
  Parent parent;
  scheduler.activate(parent);
  scheduler.run();
  EXPECT_EQ(parent.said, "1 closed");
}

TEST(Components, COMP_30_the_text_of_a_component_names_its_kind_and_its_boxes) {
  Scheduler scheduler;
  Office office;
  EXPECT_EQ(office.name().substr(office.name().find("Office")), "Office");
  office.mail.put_in(1);
  scheduler.activate(office);
  const std::string text = axon::describe(office);
  EXPECT_NE(text.find("Office#1 is ready; mail: 1 letter; orders: 0 letters; answers: not linked"),
            std::string::npos)
      << text;
}

TEST(Components, COMP_34_a_trace_tells_of_every_delivery_in_order) {
  Scheduler scheduler;
  std::string said;
  scheduler.set_trace([&said](const axon::Event& event) {
    if (event.kind == axon::Event::delivered) said += axon::to_string(event).substr(2) + "\n";
  });
  Desk<int> from;
  Sink<int> to;
  link(from.outbox, to.inbox);
  scheduler.activate(from);
  scheduler.activate(to);
  from.outbox.send(1);
  from.outbox.send(2);
  EXPECT_NE(said.find("delivered tests::Sink<int>#2 inbox\n"), std::string::npos) << said;
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 2);
}

TEST(Components, COMP_35_the_capacity_of_an_inbox_can_be_changed) {
  Office office;
  office.mail.set_capacity(1);
  EXPECT_EQ(office.mail.capacity(), 1U);
  EXPECT_TRUE(office.mail.put_in(1));
  EXPECT_FALSE(office.mail.put_in(2));
  office.mail.set_capacity(2);
  EXPECT_TRUE(office.mail.put_in(2));
}

}  // namespace
