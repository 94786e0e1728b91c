// Components made of components: rows PIPE, GRAPH, SEQ and PAR.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::Control;
using axon::link;
using axon::Scheduler;
using Letters = std::vector<int>;

struct Add : axon::Standard<int, int> {
  int what;
  explicit Add(int number) : what(number) {}
  axon::Process main() override {
    while (auto letter = co_await next()) co_await outbox.put(*letter + what);
    pass_on();
  }
};

// A pipeline of three between two desks that the test plays.
struct Between {
  Scheduler scheduler;
  Desk<int> before;
  Desk<Control> boss;
  Sink<int> after;
  Sink<Control> heard;
  Add *first, *second;
  axon::Component* pipeline;
  Between() {
    auto one = std::make_unique<Add>(1);
    auto two = std::make_unique<Add>(10);
    first = one.get();
    second = two.get();
    auto whole = axon::pipeline(std::move(one), std::move(two));
    link(before.outbox, whole->inbox);
    link(boss.outbox, whole->control);
    link(whole->outbox, after.inbox);
    link(whole->signal, heard.inbox);
    pipeline = whole.get();
    scheduler.activate(after);
    scheduler.activate(heard);
    scheduler.activate(std::move(whole));
  }
};

TEST(Chassis, PIPE_01_PIPE_03_its_parts_start_with_it_and_each_hands_on_to_the_next) {
  Between system;
  system.before.outbox.send(100);
  EXPECT_FALSE(system.first->active());
  EXPECT_FALSE(system.second->active());
  system.scheduler.run_until_idle();
  EXPECT_TRUE(system.first->active());
  EXPECT_EQ(system.second->parent(), system.pipeline);
  EXPECT_EQ(system.pipeline->children(), 2U);
  EXPECT_EQ(system.after.got, Letters{111});
  EXPECT_EQ(system.first->outbox.linked_to(), &system.second->inbox);
}

TEST(Chassis, PIPE_04_PIPE_05_PIPE_06_its_boxes_are_its_first_and_last_parts_boxes) {
  Between system;
  EXPECT_EQ(system.first->signal.linked_to(), &system.second->control);
  system.scheduler.run_until_idle();
  system.boss.outbox.send(Control(Control::shutdown, 7));
  system.scheduler.run();
  ASSERT_EQ(system.heard.got.size(), 1U);
  EXPECT_EQ(system.heard.got[0].kind, Control::shutdown);
  EXPECT_EQ(*system.heard.got[0].about.get<int>(), 7);
}

TEST(Chassis, PIPE_02_it_ends_with_its_last_part_and_not_before) {
  Scheduler scheduler;
  auto stays = std::make_unique<Desk<int>>();
  auto goes = std::make_unique<Desk<int>>();
  Desk<int>& one = *goes;
  Desk<int>& other = *stays;
  auto whole = axon::pipeline(std::move(goes), std::move(stays));
  axon::Component& pipeline = scheduler.activate(std::move(whole));
  scheduler.run_until_idle();
  one.stop();
  scheduler.run_until_idle();
  EXPECT_EQ(pipeline.children(), 1U);
  EXPECT_EQ(scheduler.alive(), 2U);
  EXPECT_FALSE(other.stop_requested());
  other.stop();
  scheduler.run();
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Chassis, PIPE_07_one_part_is_enough_and_pipelines_nest) {
  Scheduler scheduler;
  Letters got;
  scheduler.run(axon::pipeline(axon::Values<int>({1, 2}),
                               axon::pipeline(axon::pipeline(Add(1)), axon::pipeline(Add(10))),
                               axon::pipeline(axon::Collect<int>(got))));
  EXPECT_EQ(got, (Letters{12, 13}));
}

template <typename... Parts>
concept MakesAPipeline = requires(Parts... parts) {
  axon::pipeline(std::move(parts)...);
};

TEST(Chassis, PIPE_08_a_pipeline_of_nothing_is_refused_by_the_compiler) {
  EXPECT_TRUE(MakesAPipeline<Add>);
  EXPECT_FALSE(MakesAPipeline<>);
}

TEST(Chassis, PIPE_10_it_does_not_wait_for_the_children_of_its_parts) {
  Scheduler scheduler;
  Desk<int> grandchild;
  scheduler.activate(axon::pipeline(Worker([&grandchild](Worker& me) -> axon::Task<> {
    me.scheduler()->activate(grandchild);
    co_return;
  })));
  scheduler.run_until_idle();
  EXPECT_EQ(scheduler.components(), std::vector<axon::Component*>{&grandchild});
}

TEST(Chassis, GRAPH_02_without_links_or_parts_it_is_a_component_like_any_other) {
  Scheduler scheduler;
  scheduler.run(std::make_unique<axon::Graphline>());
  auto graph = std::make_unique<axon::Graphline>();
  graph->add("alone", axon::Count(1, 3));
  scheduler.run(std::move(graph));
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Chassis, GRAPH_03_GRAPH_04_GRAPH_06_parts_start_with_it_linked_or_not_and_it_outlasts_them) {
  Scheduler scheduler;
  auto graph = std::make_unique<axon::Graphline>();
  std::vector<Desk<int>*> desks;
  for (const char* name : {"a", "b", "lonely"}) {
    auto desk = std::make_unique<Desk<int>>();
    desks.push_back(desk.get());
    graph->add(name, std::move(desk));
  }
  graph->link("a", "outbox", "b", "inbox");
  EXPECT_EQ(graph->children(), 0U);
  axon::Graphline& active = scheduler.activate(std::move(graph));
  scheduler.run_until_idle();
  EXPECT_EQ(active.children(), 3U);
  for (auto* desk : desks) EXPECT_EQ(desk->turns, 1);
  desks[0]->stop();
  desks[1]->stop();
  scheduler.run_until_idle();
  EXPECT_EQ(active.children(), 1U);
  desks[2]->stop();
  scheduler.run();
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Chassis, GRAPH_05_letters_go_along_the_links_and_nowhere_else) {
  Scheduler scheduler;
  Letters left, right, none;
  struct Sorter : axon::Component {
    axon::Inbox<int> inbox{*this, "inbox"};
    axon::Outbox<int> odd{*this, "odd"};
    axon::Outbox<int> even{*this, "even"};
    axon::Process main() override {
      while (auto letter = co_await inbox.receive()) (*letter % 2 == 0 ? even : odd).send(*letter);
    }
  };
  auto graph = std::make_unique<axon::Graphline>();
  graph->add("numbers", axon::Values<int>({1, 2, 3, 4}))
      .add("sorter", Sorter())
      .add("left", axon::Collect<int>(left))
      .add("right", axon::Collect<int>(right))
      .add("none", axon::Collect<int>(none))
      .link("numbers", "outbox", "sorter", "inbox")
      .link("sorter", "odd", "left", "inbox")
      .link("sorter", "even", "right", "inbox");
  axon::Graphline& active = scheduler.activate(std::move(graph));
  scheduler.run_until_idle();
  active.stop();
  scheduler.run();
  EXPECT_EQ(left, (Letters{1, 3}));
  EXPECT_EQ(right, (Letters{2, 4}));
  EXPECT_EQ(none, Letters());
}

struct Counter : axon::Graphline {
  axon::Inbox<int> numbers{*this, "numbers"};
  axon::Outbox<int> sums{*this, "sums"};
  Counter() {
    add("adder", Add(5));
    link("", "numbers", "adder", "inbox");
    link("adder", "outbox", "", "sums");
  }
};

TEST(Chassis, GRAPH_07_GRAPH_08_GRAPH_16_its_own_boxes_lead_in_and_out_and_are_its_alone) {
  Scheduler scheduler;
  Desk<int> before;
  Sink<int> after;
  auto counter = std::make_unique<Counter>();
  link(before.outbox, counter->numbers);
  link(counter->sums, after.inbox);
  scheduler.activate(std::move(counter));
  scheduler.activate(after);
  before.outbox.send(1);
  scheduler.run_until_idle();
  EXPECT_EQ(after.got, Letters{6});
  axon::Graphline other;
  EXPECT_EQ(other.first_box(), nullptr);
}

TEST(Chassis, GRAPH_17_one_box_to_two_is_refused) {
  axon::Graphline graph;
  for (const char* name : {"a", "b", "c"}) graph.add(name, Desk<int>());
  graph.link("a", "outbox", "b", "inbox");
  EXPECT_THROW(graph.link("a", "outbox", "c", "inbox"), axon::LinkError);
}

TEST(Chassis, stopping_it_stops_its_parts_and_it_waits_for_them) {
  Scheduler scheduler;
  auto desk = std::make_unique<Desk<int>>();
  Desk<int>& part = *desk;
  axon::Par& group = scheduler.activate(axon::par(std::move(desk), Desk<int>()));
  scheduler.run_until_idle();
  group.stop();
  EXPECT_FALSE(part.stop_requested());
  scheduler.step();
  EXPECT_TRUE(part.stop_requested());
  EXPECT_TRUE(group.active());
  scheduler.run();
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Chassis, stopped_before_its_first_turn_it_stops_its_parts_too) {
  Scheduler scheduler;
  scheduler.activate(axon::par(Desk<int>(), Desk<int>())).stop();
  scheduler.run_until_idle();
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Chassis, stopping_a_seq_stops_its_part_and_begins_no_other) {
  Scheduler scheduler;
  axon::Seq<int>& seq = scheduler.activate(axon::seq(Desk<int>(), Desk<int>()));
  scheduler.run_until_idle();
  EXPECT_EQ(scheduler.alive(), 2U);
  seq.stop();
  scheduler.run_until_idle();
  EXPECT_EQ(scheduler.alive(), 0U);
}

TEST(Chassis, SEQ_01_its_parts_run_one_after_another_into_one_outbox) {
  Scheduler scheduler;
  Letters got;
  int alive_at_once = 0;
  scheduler.set_trace([&](const axon::Event& event) {
    if (event.kind == axon::Event::turn) {
      alive_at_once = std::max(alive_at_once, static_cast<int>(scheduler.alive()));
    }
  });
  scheduler.run(axon::pipeline(
      axon::seq(axon::Values<int>({1, 2}), axon::Values<int>({3}), axon::Values<int>({4, 5})),
      axon::Collect<int>(got)));
  EXPECT_EQ(got, (Letters{1, 2, 3, 4, 5}));
  EXPECT_EQ(alive_at_once, 4);  // pipeline, seq, one part of it, collect
}

TEST(Chassis, PAR_03_who_listens_to_all_parts_hears_the_last_letter_of_the_last_one) {
  Scheduler scheduler;
  Sink<int> sink;
  axon::Values<int> little({0});
  Letters many(20);
  axon::Values<int> much(many);
  link(little.outbox, sink.inbox);
  link(much.outbox, sink.inbox);
  scheduler.activate(sink);
  scheduler.activate(little);
  scheduler.activate(much);
  scheduler.run();
  EXPECT_EQ(sink.got.size(), 21U);
}

}  // namespace
