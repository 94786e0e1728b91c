// Links: rows LINK that tests/boxes.cpp does not carry.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Box;
using axon::link;
using axon::unlink;
using Letters = std::vector<int>;

TEST(Links, LINK_02_a_link_joins_the_two_boxes_and_touches_no_other) {
  Desk<int> from, to;
  link(from.outbox, to.inbox);
  EXPECT_EQ(from.outbox.linked_to(), &to.inbox);
  EXPECT_EQ(from.inbox.linked_to(), nullptr);
  EXPECT_EQ(to.inbox.linked_to(), nullptr);
  EXPECT_EQ(to.outbox.linked_to(), nullptr);
  from.outbox.send(1);
  EXPECT_EQ(from.inbox.waiting(), 0U);
  EXPECT_EQ(drain(to.inbox), Letters{1});
}

TEST(Links, LINK_03_LINK_09_an_inbox_leads_to_an_inbox_until_it_is_cut) {
  Desk<int> group, part;
  link(group.inbox, part.inbox);
  EXPECT_TRUE(group.inbox.put_in(1));
  EXPECT_EQ(part.inbox.waiting(), 1U);
  unlink(group.inbox);
  EXPECT_TRUE(group.inbox.put_in(2));
  EXPECT_EQ(drain(part.inbox), Letters{1});
  EXPECT_EQ(drain(group.inbox), Letters{2});
}

TEST(Links, LINK_04_LINK_10_an_outbox_leads_to_an_outbox_until_it_is_cut) {
  Desk<int> part, group, to;
  link(part.outbox, group.outbox);
  EXPECT_FALSE(part.outbox.send(0));
  link(group.outbox, to.inbox);
  EXPECT_TRUE(part.outbox.send(1));
  unlink(part.outbox);
  EXPECT_FALSE(part.outbox.send(2));
  EXPECT_TRUE(group.outbox.send(3));
  EXPECT_EQ(drain(to.inbox), (Letters{1, 3}));
}

TEST(Links, LINK_05_LINK_17_a_box_tells_where_it_leads_and_both_ends_tell_whose_they_are) {
  Desk<int> from, to;
  EXPECT_EQ(from.outbox.linked_to(), nullptr);
  link(from.outbox, to.inbox);
  const Box* sink = from.outbox.linked_to();
  ASSERT_NE(sink, nullptr);
  EXPECT_EQ(&sink->owner(), &to);
  EXPECT_STREQ(sink->name(), "inbox");
  EXPECT_EQ(&from.outbox.owner(), &from);
}

TEST(Links, LINK_06_LINK_08_cutting_a_link_parts_its_boxes_and_leaves_the_other_links) {
  Desk<int> one, other, to;
  link(one.outbox, to.inbox);
  link(other.outbox, to.inbox);
  unlink(one.outbox);
  EXPECT_EQ(one.outbox.linked_to(), nullptr);
  EXPECT_FALSE(one.outbox.send(1));
  EXPECT_EQ(other.outbox.linked_to(), &to.inbox);
  EXPECT_TRUE(other.outbox.send(2));
  EXPECT_EQ(drain(to.inbox), Letters{2});
}

TEST(Links, LINK_15_any_two_boxes_of_one_type_can_be_linked_by_name) {
  struct Office : axon::Component {
    axon::Inbox<int> mail{*this, "mail"};
    axon::Inbox<int> orders{*this, "orders"};
    axon::Outbox<int> answers{*this, "answers"};
    axon::Outbox<int> bills{*this, "bills"};
    axon::Process main() override { co_return; }
  } one, other;
  link(one, "bills", other, "orders");
  link(one, "answers", other, "mail");
  link(other, "bills", other, "orders");
  one.bills.send(1);
  one.answers.send(2);
  other.bills.send(3);
  EXPECT_EQ(drain(other.orders), (Letters{1, 3}));
  EXPECT_EQ(drain(other.mail), Letters{2});
}

TEST(Links, LINK_18_the_text_of_a_component_shows_where_its_boxes_lead) {
  axon::Scheduler scheduler;
  Desk<int> from, to;
  link(from.outbox, to.inbox);
  scheduler.activate(from);
  scheduler.activate(to);
  const std::string text = axon::describe(from);
  EXPECT_NE(text.find("outbox: to tests::Desk<int>#2 inbox"), std::string::npos) << text;
}

TEST(Links, LINK_23_a_component_that_goes_takes_its_links_along_whichever_end_it_was) {
  Desk<int> middle;
  {
    Desk<int> from, to;
    link(from.outbox, middle.inbox);
    link(middle.outbox, to.inbox);
    EXPECT_TRUE(middle.outbox.linked());
  }
  EXPECT_FALSE(middle.outbox.linked());
  EXPECT_FALSE(middle.outbox.send(1));
  Desk<int> next;
  link(middle.outbox, next.inbox);
  EXPECT_TRUE(middle.outbox.send(2));
}

}  // namespace
