// Boxes, links and delivery: rows BOX and LINK.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::LinkError;
using axon::unlink;
using Letters = std::vector<int>;

TEST(Boxes, BOX_01_a_letter_is_in_the_inbox_before_send_returns) {
  Desk<int> from, to;
  link(from.outbox, to.inbox);
  EXPECT_TRUE(from.outbox.send(7));
  EXPECT_EQ(to.inbox.waiting(), 1U);
  EXPECT_EQ(drain(to.inbox), Letters{7});
}

TEST(Boxes, BOX_02_BOX_03_a_chain_is_one_hop_whatever_the_order_of_its_links) {
  // outbox of a child -> outbox of its parent -> inbox of a group -> inbox of its part
  for (int order = 0; order < 6; ++order) {
    Desk<int> child, parent, group, part;
    const auto first = [&] { link(child.outbox, parent.outbox); };
    const auto second = [&] { link(parent.outbox, group.inbox); };
    const auto third = [&] { link(group.inbox, part.inbox); };
    const std::function<void()> steps[6][3] = {{first, second, third}, {first, third, second},
                                               {second, first, third}, {second, third, first},
                                               {third, first, second}, {third, second, first}};
    for (const auto& step : steps[order]) step();
    EXPECT_TRUE(child.outbox.send(1)) << "order " << order;
    EXPECT_TRUE(parent.outbox.send(2)) << "order " << order;
    EXPECT_EQ(group.inbox.waiting(), 0U);
    EXPECT_EQ(drain(part.inbox), (Letters{1, 2})) << "order " << order;
  }
}

TEST(Boxes, BOX_04_BOX_06_cutting_the_last_link_keeps_what_came_and_what_comes_later_apart) {
  Desk<int> from, group, part;
  link(from.outbox, group.inbox);
  link(group.inbox, part.inbox);
  from.outbox.send(1);
  unlink(group.inbox);
  from.outbox.send(2);
  EXPECT_EQ(drain(part.inbox), Letters{1});
  EXPECT_EQ(drain(group.inbox), Letters{2});
}

TEST(Boxes, BOX_05_what_waits_moves_on_in_order_when_its_box_is_linked_on) {
  Desk<int> from, group, part;
  link(from.outbox, group.inbox);
  for (int letter : {1, 2, 3}) from.outbox.send(letter);
  link(group.inbox, part.inbox);
  from.outbox.send(4);
  EXPECT_EQ(drain(part.inbox), (Letters{1, 2, 3, 4}));
}

TEST(Boxes, BOX_08_many_to_one_is_allowed_and_one_to_many_is_refused) {
  Desk<int> one, two, sink, other;
  link(one.outbox, sink.inbox);
  link(two.outbox, sink.inbox);
  const std::string text = what_of<LinkError>([&] { link(one.outbox, other.inbox); });
  EXPECT_NE(text.find("linked to \"inbox\""), std::string::npos) << text;
  EXPECT_NE(text.find("Splitter"), std::string::npos) << text;
  EXPECT_THROW(link(one.outbox, sink.inbox), LinkError);
  unlink(one.outbox);
  link(one.outbox, other.inbox);
  one.outbox.send(1);
  two.outbox.send(2);
  EXPECT_EQ(drain(sink.inbox), Letters{2});
  EXPECT_EQ(drain(other.inbox), Letters{1});
}

TEST(Boxes, BOX_09_BOX_10_BOX_11_a_capacity_lets_in_so_many_and_no_more) {
  Desk<int> from;
  Desk<int> to(3);
  link(from.outbox, to.inbox);
  for (int letter : {1, 2, 3}) EXPECT_TRUE(from.outbox.send(letter));
  EXPECT_FALSE(from.outbox.send(4));
  EXPECT_EQ(to.inbox.waiting(), 3U);
  EXPECT_EQ(to.inbox.try_receive(), 1);
  EXPECT_EQ(to.inbox.try_receive(), 2);
  EXPECT_TRUE(from.outbox.send(5));
  EXPECT_TRUE(from.outbox.send(6));
  EXPECT_FALSE(from.outbox.send(7));
  EXPECT_EQ(drain(to.inbox), (Letters{3, 5, 6}));
}

TEST(Boxes, BOX_12_BOX_13_a_capacity_counts_at_the_end_of_the_chain_alone) {
  Desk<int> from, part;
  Desk<int> group(1);
  link(from.outbox, group.inbox);
  link(group.inbox, part.inbox);
  for (int letter : {1, 2, 3}) EXPECT_TRUE(from.outbox.send(letter));
  unlink(group.inbox);
  EXPECT_TRUE(from.outbox.send(4));
  EXPECT_FALSE(from.outbox.send(5));
}

TEST(Boxes, BOX_14_BOX_15_without_a_capacity_everything_fits_also_after_one_was_lifted) {
  Desk<int> from;
  Desk<int> to(1);
  link(from.outbox, to.inbox);
  EXPECT_TRUE(from.outbox.send(0));
  EXPECT_FALSE(from.outbox.send(1));
  to.inbox.set_capacity(axon::unlimited);
  for (int letter = 1; letter < 10000; ++letter) ASSERT_TRUE(from.outbox.send(letter));
  const Letters letters = drain(to.inbox);
  for (int i = 0; i < 10000; ++i) ASSERT_EQ(letters[static_cast<std::size_t>(i)], i);
}

TEST(Boxes, BOX_16_all_senders_share_the_capacity) {
  Desk<int> one, two;
  Desk<int> to(2);
  link(one.outbox, to.inbox);
  link(two.outbox, to.inbox);
  EXPECT_TRUE(one.outbox.send(1));
  EXPECT_TRUE(two.outbox.send(2));
  EXPECT_FALSE(one.outbox.send(3));
  EXPECT_FALSE(two.outbox.send(4));
}

TEST(Boxes, BOX_17_a_capacity_of_zero_refuses_every_letter) {
  Desk<int> from;
  Desk<int> to(0);
  link(from.outbox, to.inbox);
  EXPECT_FALSE(from.outbox.send(1));
  EXPECT_EQ(to.inbox.waiting(), 0U);
}

TEST(Boxes, a_letter_that_did_not_fit_is_as_it_was) {
  Desk<std::unique_ptr<int>> from;
  Desk<std::unique_ptr<int>> to(1);
  auto letter = std::make_unique<int>(1);
  EXPECT_FALSE(from.outbox.send(std::move(letter)));  // not linked
  ASSERT_TRUE(letter);
  link(from.outbox, to.inbox);
  EXPECT_TRUE(from.outbox.send(std::move(letter)));
  EXPECT_FALSE(letter);
  letter = std::make_unique<int>(2);
  EXPECT_FALSE(from.outbox.send(std::move(letter)));
  EXPECT_EQ(*letter, 2);
}

TEST(Boxes, a_box_that_drops_the_oldest_keeps_the_newest) {
  Desk<int> from;
  Desk<int> to(2, axon::WhenFull::drop_oldest);
  link(from.outbox, to.inbox);
  for (int letter : {1, 2, 3, 4}) EXPECT_TRUE(from.outbox.send(letter));
  EXPECT_EQ(drain(to.inbox), (Letters{3, 4}));
}

TEST(Boxes, a_box_that_drops_the_newest_keeps_the_oldest) {
  Desk<int> from;
  Desk<int> to(2, axon::WhenFull::drop_newest);
  link(from.outbox, to.inbox);
  for (int letter : {1, 2, 3, 4}) EXPECT_TRUE(from.outbox.send(letter));
  EXPECT_EQ(drain(to.inbox), (Letters{1, 2}));
}

TEST(Boxes, BOX_19_linking_a_filled_box_to_one_without_room_changes_nothing) {
  Desk<int> from, group;
  Desk<int> part(2);
  link(from.outbox, group.inbox);
  for (int letter : {1, 2, 3}) from.outbox.send(letter);
  const std::string text = what_of<LinkError>([&] { link(group.inbox, part.inbox); });
  EXPECT_NE(text.find("3 letters wait, and there is room for 2"), std::string::npos) << text;
  EXPECT_EQ(group.inbox.linked_to(), nullptr);
  EXPECT_EQ(part.inbox.waiting(), 0U);
  EXPECT_EQ(drain(group.inbox), (Letters{1, 2, 3}));
}

TEST(Boxes, BOX_20_a_circle_of_links_is_refused) {
  Desk<int> one, two, three;
  EXPECT_THROW(link(one.inbox, one.inbox), LinkError);
  link(one.inbox, two.inbox);
  link(two.inbox, three.inbox);
  EXPECT_THROW(link(three.inbox, one.inbox), LinkError);
  EXPECT_EQ(three.inbox.linked_to(), nullptr);
}

TEST(Boxes, BOX_21_an_outbox_may_lead_to_an_inbox_of_the_same_component) {
  Desk<int> desk;
  link(desk.outbox, desk.inbox);
  EXPECT_TRUE(desk.outbox.send(1));
  EXPECT_EQ(drain(desk.inbox), Letters{1});
}

TEST(Boxes, a_link_between_different_types_is_refused_and_names_both) {
  Desk<int> from;
  Desk<std::string> to;
  const std::string text = what_of<LinkError>([&] { link(from, "outbox", to, "inbox"); });
  EXPECT_NE(text.find("letters of type int do not go into a box for std::string"),
            std::string::npos)
      << text;
}

TEST(Boxes, an_inbox_does_not_lead_to_an_outbox) {
  Desk<int> one, two;
  EXPECT_THROW(link(one.inbox, two.outbox), LinkError);
}

TEST(Boxes, LINK_20_an_unknown_name_lists_the_boxes_and_the_nearest) {
  Desk<int> from, to;
  const std::string text = what_of<axon::NoSuchBox>([&] { link(from, "outbx", to, "inbox"); });
  EXPECT_NE(text.find("inbox (in, int), outbox (out, int)"), std::string::npos) << text;
  EXPECT_NE(text.find("The nearest is \"outbox\""), std::string::npos) << text;
  EXPECT_THROW(link(from, "outbox", to, "nix"), axon::NoSuchBox);
  EXPECT_EQ(from.outbox.linked_to(), nullptr);
}

TEST(Boxes, LINK_11_unlinking_twice_is_harmless) {
  Desk<int> from, to;
  link(from.outbox, to.inbox);
  unlink(from.outbox);
  unlink(from.outbox);
  EXPECT_FALSE(from.outbox.send(1));
}

TEST(Boxes, a_sender_learns_that_the_one_it_is_linked_to_is_gone) {
  Desk<int> from;
  {
    Desk<int> to;
    link(from.outbox, to.inbox);
    EXPECT_TRUE(from.outbox.send(1));
  }
  EXPECT_FALSE(from.outbox.linked());
  EXPECT_FALSE(from.outbox.send(2));
}

TEST(Boxes, the_middle_of_a_chain_may_go_first) {
  Desk<int> from, to;
  {
    Desk<int> middle;
    link(from.outbox, middle.inbox);
    link(middle.inbox, to.inbox);
  }
  EXPECT_FALSE(from.outbox.send(1));
  EXPECT_EQ(to.inbox.waiting(), 0U);
}

TEST(Boxes, a_component_moves_with_its_boxes_before_it_is_linked) {
  Desk<int> old;
  Desk<int> desk(std::move(old));
  Desk<int> to;
  link(desk, "outbox", to, "inbox");
  EXPECT_EQ(&desk.inbox.owner(), &desk);
  EXPECT_TRUE(desk.outbox.send(1));
  EXPECT_THROW(Desk<int>{std::move(desk)}, axon::UsageError);
}

TEST(Boxes, COMP_33_a_letter_is_moved_and_never_copied_on_one_path) {
  struct Once {
    int copies = 0;
    Once() = default;
    Once(const Once& other) : copies(other.copies + 1) {}
    Once(Once&&) noexcept = default;
  };
  Desk<Once> from, group, to;
  link(from.outbox, group.inbox);
  from.outbox.send(Once());
  link(group.inbox, to.inbox);
  from.outbox.send(Once());
  EXPECT_EQ(to.inbox.try_receive()->copies, 0);
  EXPECT_EQ(to.inbox.try_receive()->copies, 0);
}

struct Order {
  int number;
  std::size_t urgency;
};
std::size_t level_of(const Order& order) { return order.urgency; }

TEST(Boxes, urgent_letters_go_first_and_the_others_do_not_starve) {
  struct Office : axon::Component {
    axon::PriorityInbox<Order, 2, level_of> inbox{*this, "inbox"};
    axon::Process main() override { co_return; }
  } office;
  for (int number = 0; number < 40; ++number) office.inbox.put_in({number, number < 2 ? 1U : 0U});
  Letters order;
  while (auto letter = office.inbox.try_receive()) order.push_back(letter->number);
  EXPECT_EQ(order.size(), 40U);
  EXPECT_EQ(order[0], 2);
  EXPECT_EQ(std::find(order.begin(), order.end(), 0) - order.begin(), 16);
}

TEST(Boxes, who_waits_for_room_waits_at_the_new_end_of_the_chain) {
  axon::Scheduler scheduler;
  Desk<int> group(1);
  Sink<int> part(8);
  std::vector<bool> went;
  Worker sender([&](Worker& self) -> axon::Task<> {
    for (int letter : {1, 2, 3}) {
      const bool fitted = co_await self.outbox.put(letter);
      went.push_back(fitted);
    }
  });
  link(sender.outbox, group.inbox);
  scheduler.activate(sender);
  scheduler.run_until_idle();
  EXPECT_EQ(went.size(), 1U);
  link(group.inbox, part.inbox);
  scheduler.activate(part);
  scheduler.run_until_idle();
  EXPECT_EQ(part.got, (Letters{1, 2, 3}));
  EXPECT_EQ(went, (std::vector<bool>{true, true, true}));
}

TEST(Boxes, what_plain_code_puts_in_follows_the_links_too) {
  Desk<int> group, part;
  link(group.inbox, part.inbox);
  group.inbox.put_in(5);
  EXPECT_EQ(drain(part.inbox), Letters{5});
}

// A walk over all the others at each cut would take minutes here.
TEST(Boxes, a_hundred_thousand_links_into_one_box_are_cut_in_any_order) {
  constexpr std::size_t count = 100000;
  Desk<int> to;
  std::vector<std::unique_ptr<Desk<int>>> from(count);
  for (auto& desk : from) {
    desk = std::make_unique<Desk<int>>();
    link(desk->outbox, to.inbox);
  }
  for (std::size_t i = 0; i < count; ++i) unlink(from[i * 7919 % count]->outbox);
  for (auto& desk : from) EXPECT_FALSE(desk->outbox.linked());
  link(from[5]->outbox, to.inbox);
  EXPECT_TRUE(from[5]->outbox.send(1));
  EXPECT_EQ(drain(to.inbox), Letters{1});
}

TEST(Message, holds_anything_that_moves_and_says_what) {
  axon::Message number(42);
  axon::Message pointer(std::make_unique<int>(7));
  axon::Message text(std::string(100, 'x'));
  EXPECT_EQ(*number.get<int>(), 42);
  EXPECT_EQ(number.get<long>(), nullptr);
  EXPECT_EQ(*pointer.take<std::unique_ptr<int>>(), 7);
  axon::Message moved(std::move(text));
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(moved.take<std::string>(), std::string(100, 'x'));
  const std::string wrong = what_of<axon::WrongType>([&] { number.take<std::string>(); });
  EXPECT_EQ(wrong, "the message holds int, not std::string");
}

TEST(Message, travels_through_boxes) {
  Desk<axon::Message> from, to;
  link(from.outbox, to.inbox);
  from.outbox.send(std::make_unique<int>(5));
  from.outbox.send(std::string("and text"));
  EXPECT_EQ(**to.inbox.try_receive()->get<std::unique_ptr<int>>(), 5);
  EXPECT_EQ(*to.inbox.try_receive()->get<std::string>(), "and text");
}

}  // namespace
