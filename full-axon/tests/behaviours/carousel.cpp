// One part after another, each made when it is asked for: rows CAROUSEL.
#include <gtest/gtest.h>

#include "parts.hpp"

namespace {

using namespace tests;
using axon::link;
using axon::Scheduler;
using Letters = std::vector<int>;

// Sends each letter with its own number added, until it is stopped or its life is over.
struct Player : axon::Component {
  axon::Inbox<int> inbox{*this, "inbox"};
  axon::Outbox<int> outbox{*this, "outbox"};
  int number;
  std::string* said;
  bool stays_a_while;
  Player(int which, std::string& text, bool lingers = false)
      : number(which), said(&text), stays_a_while(lingers) {}
  axon::Process main() override {
    *said += "+" + std::to_string(number);
    while (auto letter = co_await inbox.receive()) {
      if (*letter == 0) break;
      outbox.send(100 * number + *letter);
    }
    for (int turn = 0; stays_a_while && turn < 5; ++turn) co_await axon::yield();
    *said += "-" + std::to_string(number);
  }
};

struct Hall {
  using Carousel = axon::Carousel<int, int, int, Player>;
  Scheduler scheduler;
  std::string said;
  Sink<axon::WantsNext> wants;
  Sink<int> heard;
  Desk<int> wisher, audience;
  std::unique_ptr<Carousel> made;
  Carousel* carousel;
  bool players_linger = false;
  Hall()
      : made(std::make_unique<Carousel>(
            [this](int number) { return std::make_unique<Player>(number, said, players_linger); })),
        carousel(made.get()) {
    link(carousel->wants_next, wants.inbox);
    link(carousel->outbox, heard.inbox);
    link(wisher.outbox, carousel->next);
    link(audience.outbox, carousel->inbox);
    scheduler.activate(wants);
    scheduler.activate(heard);
    scheduler.activate(wisher);
    scheduler.activate(*carousel);
    scheduler.run_until_idle();
  }
  void wish(int number) {
    wisher.outbox.send(number);
    scheduler.run_until_idle();
  }
  void say(int letter) {
    audience.outbox.send(letter);
    scheduler.run_until_idle();
  }
};

TEST(CarouselRows, CAROUSEL_01_CAROUSEL_02_without_wishes_it_asks_once_and_lives) {
  Hall hall;
  EXPECT_EQ(hall.wants.got.size(), 1U);
  EXPECT_EQ(hall.said, "");
  EXPECT_TRUE(hall.carousel->waits());
}

TEST(CarouselRows, CAROUSEL_03_without_a_part_it_ends_with_its_wishes_or_when_it_is_asked) {
  for (const bool is_stopped : {true, false}) {
    Hall hall;
    is_stopped ? hall.carousel->stop() : hall.wisher.stop();
    hall.scheduler.run_until_idle();
    EXPECT_TRUE(hall.carousel->ended());
    EXPECT_TRUE(hall.heard.ended());  // the end travels on
  }
}

TEST(CarouselRows, CAROUSEL_04_CAROUSEL_09_a_wish_makes_a_part_that_takes_and_sends) {
  Hall hall;
  hall.wish(1);
  EXPECT_EQ(hall.said, "+1");
  hall.say(5);
  EXPECT_EQ(hall.heard.got, Letters{105});
  hall.wish(2);
  hall.say(6);
  EXPECT_EQ(hall.said, "+1-1+2");
  EXPECT_EQ(hall.heard.got, (Letters{105, 206}));
}

TEST(CarouselRows, CAROUSEL_05_CAROUSEL_06_when_a_part_has_ended_it_asks_once_and_stays_open) {
  Hall hall;
  hall.wish(1);
  EXPECT_EQ(hall.wants.got.size(), 1U);
  hall.say(0);
  EXPECT_EQ(hall.said, "+1-1");
  EXPECT_EQ(hall.wants.got.size(), 2U);
  EXPECT_FALSE(hall.heard.ended());
  hall.wish(2);
  hall.say(7);
  EXPECT_EQ(hall.heard.got, Letters{207});
  EXPECT_EQ(hall.wants.got.size(), 2U);
}

TEST(CarouselRows, CAROUSEL_07_CAROUSEL_10_asked_to_stop_it_asks_its_part_and_outlasts_it) {
  Hall hall;
  hall.players_linger = true;
  hall.wish(1);
  hall.carousel->stop();
  for (int turn = 0; turn < 3; ++turn) hall.scheduler.step();
  EXPECT_EQ(hall.said, "+1");
  EXPECT_FALSE(hall.carousel->ended());
  hall.scheduler.run_until_idle();
  EXPECT_EQ(hall.said, "+1-1");
  EXPECT_TRUE(hall.carousel->ended());
}

TEST(CarouselRows, CAROUSEL_08_a_new_part_starts_when_the_old_one_has_ended_and_not_before) {
  Hall hall;
  hall.players_linger = true;
  hall.wish(1);
  hall.wisher.outbox.send(2);
  while (hall.said == "+1") ASSERT_TRUE(hall.scheduler.step());
  EXPECT_EQ(hall.said, "+1-1");
  hall.scheduler.run_until_idle();
  EXPECT_EQ(hall.said, "+1-1+2");
}

TEST(CarouselRows, CAROUSEL_11_wishes_that_wait_when_no_more_can_come_are_still_served) {
  Hall hall;
  for (int number : {1, 2, 3}) hall.wisher.outbox.send(number);
  hall.wisher.stop();
  hall.scheduler.run_until_idle();
  EXPECT_EQ(hall.said, "+1-1+2-2+3");
  hall.say(0);
  EXPECT_EQ(hall.said, "+1-1+2-2+3-3");
  EXPECT_TRUE(hall.carousel->ended());
}

TEST(CarouselRows, CAROUSEL_12_wishes_that_wait_when_it_is_asked_to_stop_are_dropped) {
  Hall hall;
  hall.wish(1);
  hall.wisher.outbox.send(2);
  hall.carousel->stop();
  hall.scheduler.run_until_idle();
  EXPECT_EQ(hall.said, "+1-1");
  EXPECT_TRUE(hall.carousel->ended());
}

}  // namespace
