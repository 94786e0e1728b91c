// Boxes that are found by a name: rows TRACK.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::Scheduler;
using axon::Services;
using Names = std::vector<std::string>;

TEST(ServiceRows, TRACK_01_TRACK_03_a_scheduler_starts_with_none_and_lists_what_was_added) {
  Scheduler scheduler;
  Services& services = scheduler.services();
  EXPECT_EQ(services.names(), Names());
  Desk<int> desk;
  services.add("weather", desk.inbox);
  services.add("bakery", desk.inbox);
  EXPECT_EQ(services.names(), (Names{"bakery", "weather"}));
  EXPECT_TRUE(services.has("weather"));
  EXPECT_FALSE(services.has("whether"));
  EXPECT_EQ(Scheduler().services().names(), Names());
}

TEST(ServiceRows, TRACK_04_a_name_that_is_taken_is_refused_also_for_the_same_box) {
  Scheduler scheduler;
  Desk<int> desk, other;
  scheduler.services().add("clerk", desk.inbox);
  EXPECT_THROW(scheduler.services().add("clerk", desk.inbox), axon::UsageError);
  EXPECT_THROW(scheduler.services().add("clerk", other.inbox), axon::UsageError);
  EXPECT_EQ(&scheduler.services().find<int>("clerk"), &desk.inbox);
}

TEST(ServiceRows, TRACK_07_what_is_found_is_the_box_itself) {
  Scheduler scheduler;
  Desk<int> desk, client;
  scheduler.services().add("clerk", desk.inbox);
  link(client.outbox, scheduler.services().find<int>("clerk"));
  client.outbox.send(3);
  EXPECT_EQ(desk.inbox.try_receive(), 3);
}

TEST(ServiceRows, TRACK_05_a_box_for_other_letters_is_not_given_out) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.services().add("clerk", desk.inbox);
  const std::string text =
      what_of<axon::LinkError>([&] { scheduler.services().find<std::string>("clerk"); });
  EXPECT_NE(text.find("letters of type int, not std::string"), std::string::npos) << text;
}

TEST(ServiceRows, TRACK_08_a_name_that_is_not_there_is_an_error_with_the_nearest) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.services().add("weather", desk.inbox);
  const std::string text =
      what_of<axon::NoSuchService>([&] { scheduler.services().find<int>("wether"); });
  EXPECT_NE(text.find("There are: weather. The nearest is \"weather\""), std::string::npos) << text;
}

TEST(ServiceRows, TRACK_09_TRACK_10_a_service_is_removed_once) {
  Scheduler scheduler;
  Desk<int> desk;
  scheduler.services().add("clerk", desk.inbox);
  scheduler.services().remove("clerk");
  EXPECT_FALSE(scheduler.services().has("clerk"));
  EXPECT_THROW(scheduler.services().remove("clerk"), axon::NoSuchService);
  scheduler.services().add("clerk", desk.inbox);
}

TEST(ServiceRows, TRACK_20_a_service_goes_with_its_component) {
  Scheduler scheduler;
  Desk<int> desk, other;
  scheduler.activate(desk);
  scheduler.services().add("clerk", desk.inbox);
  scheduler.services().add("porter", other.inbox);
  desk.stop();
  scheduler.run();
  EXPECT_EQ(scheduler.services().names(), Names{"porter"});
}

TEST(ServiceRows, TRACK_22_find_it_or_make_it_link_to_it_ask_and_wait_for_the_answer) {
  struct Question {
    int number;
    axon::Box* answer_to;
  };
  struct Squares : axon::Component {
    axon::Inbox<Question> inbox{*this, "inbox"};
    axon::Process main() override {
      inbox.keep_open();
      while (auto question = co_await inbox.receive()) {
        axon::Outbox<int> answers(*this, "answers");
        link(answers, *question->answer_to);
        answers.send(question->number * question->number);
      }
    }
  };
  struct Client : axon::Component {
    axon::Outbox<Question> questions{*this, "questions"};
    int number;
    int answer = 0;
    explicit Client(int what) : number(what) {}
    axon::Process main() override {
      axon::Services& services = scheduler()->services();
      if (!services.has("squares")) {
        services.add("squares", scheduler()->activate(Squares()).inbox);
      }
      link(questions, services.find<Question>("squares"));
      axon::Inbox<int> answers(*this, "answers");
      answers.keep_open();
      questions.send(Question{number, &answers});
      auto letter = co_await answers.receive();
      answer = *letter;
    }
  };
  Scheduler scheduler;
  Client one(3), other(4);
  scheduler.activate(one);
  scheduler.activate(other);
  scheduler.run_until_idle();
  EXPECT_EQ(one.answer, 9);
  EXPECT_EQ(other.answer, 16);
  EXPECT_EQ(scheduler.alive(), 1U);
}

}  // namespace
