#include "cats.hpp"

#include <algorithm>

namespace cats {

namespace {

using kit::Key;

constexpr double smallest = 0.5, largest = 1.5;

// 64 x 64 pixels, drawn once for each fur.
kit::Image draw_cat(kit::Color fur, kit::Color inside) {
  kit::Picture cat(64, 64);
  cat.triangle(8, 4, 6, 30, 28, 16, fur).triangle(56, 4, 58, 30, 36, 16, fur);
  cat.triangle(12, 10, 11, 24, 22, 17, inside).triangle(52, 10, 53, 24, 42, 17, inside);
  cat.ellipse(32, 36, 28, 25, fur);
  cat.ellipse(21, 31, 6, 7, kit::white).ellipse(43, 31, 6, 7, kit::white);
  cat.ellipse(22, 32, 2, 5, kit::black).ellipse(42, 32, 2, 5, kit::black);
  cat.triangle(28, 42, 36, 42, 32, 46, kit::pink);
  cat.line(32, 46, 32, 50, kit::black).line(32, 50, 26, 53, kit::black);
  cat.line(32, 50, 38, 53, kit::black);
  for (const int y : {42, 46, 50}) {
    cat.line(22, 46, 2, y, kit::light).line(42, 46, 62, y, kit::light);
  }
  return kit::image(std::move(cat));
}

const kit::Image& cat_picture(int number) {
  static const kit::Image pictures[] = {
      draw_cat(kit::orange, kit::pink), draw_cat(kit::gray, kit::pink),
      draw_cat(kit::brown, kit::orange), draw_cat(kit::black, kit::gray)};
  return pictures[number % 4];
}

}  // namespace

double Turning::next() noexcept {
  const double now = angle;
  angle += step;
  if (angle >= 360) angle -= 360;
  if (angle < 0) angle += 360;
  return now;
}

Place Bouncing::next() noexcept {
  const Place now = {x, y};
  x += dx;
  y += dy;
  if (x < 0 || x > width) dx = -dx;
  if (y < 0 || y > height) dy = -dy;
  return now;
}

double Breathing::next() noexcept {
  const double now = scale;
  scale += step;
  if (scale < smallest || scale > largest) step = -step;
  return now;
}

Motions Dice::throw_dice(std::optional<Place> at) {
  const auto one_of = [this](int lowest, int highest) {
    return static_cast<double>(random_.between(lowest, highest));
  };
  const auto sign = [this] { return random_.below(2) == 0 ? -1.0 : 1.0; };
  const Place place = {one_of(50, width_ - 50), one_of(50, height_ - 50)};
  const Place from = at ? *at : place;
  Motions motions;
  motions.turning = {one_of(0, 359), one_of(1, 5) * sign()};
  motions.bouncing = {from.x, from.y, one_of(1, 5) * sign(), one_of(1, 5) * sign(),
                      width_, height_};
  motions.breathing = {one_of(60, 140) / 100, one_of(1, 3) / 100 * sign()};
  motions.looking = {cat_picture(random_.below(4))};
  return motions;
}

axon::Process Fanout::main() {
  while (auto order = co_await inbox.receive()) {
    for (auto* outbox : {&rotator, &translation, &scaler, &imaging}) outbox->send(*order);
  }
}

//{ cat
axon::Process Cat::main() {
  kit::Sprite sprite(window(), nullptr, 0, 0, number_);
  sprite.visible = false;  // until it knows where it is
  bool frozen = false;
  while (co_await frame()) {
    while (auto order = control.try_receive()) {
      if (*order == Order::leave) {
        signal.send(*order);
        co_return;
      }
      frozen = *order == Order::freeze;
    }
    if (frozen) continue;
    if (auto angle = rotator.try_receive()) sprite.angle = *angle;
    if (auto place = translation.try_receive()) sprite.x = place->x, sprite.y = place->y;
    if (auto scale = scaler.try_receive()) sprite.scale = *scale;
    if (auto picture = imaging.try_receive()) sprite.picture = std::move(*picture);
    sprite.visible = true;
  }
}
//}

axon::Process Cattery::main() {
  display().listen(events);
  link_to_sound(sound);
  link_to_game(game);
  const kit::Sound one_more = kit::beep(880);
  Dice dice(display().new_random(), scene().width(), scene().height());
  for (int i = 0; i < count_; ++i) add(dice.throw_dice());
  while (auto bundle = co_await events.receive()) {
    for (const kit::Event& event : *bundle) {
      if (event == kit::press(Key::q)) game.send(kit::Request::quit);
      if (event == kit::press(Key::p)) tell_all(Order::freeze);
      if (event == kit::press(Key::u)) tell_all(Order::go);
      if (event == kit::press(Key::t)) tell_all(frozen_ ? Order::go : Order::freeze);
      if (event.kind != kit::Event::mouse_down) continue;
      if (event.button == kit::Button::middle) tell_all(frozen_ ? Order::go : Order::freeze);
      if (event.button == kit::Button::right) remove_at(event.x, event.y);
      if (event.button == kit::Button::left) {
        add(dice.throw_dice(Place{double(event.x), double(event.y)}));
        sound.send(one_more);
      }
    }
  }
}

// Activated by the cattery, so that they are its children; the last one activated has the first turn.
void Cattery::add(const Motions& motions) {
  axon::Scheduler& scheduler = *this->scheduler();
  auto cat = std::make_unique<Cat>(++last_number_);
  auto rotator = std::make_unique<Rotator>(motions.turning);
  auto translation = std::make_unique<Translation>(motions.bouncing);
  auto scaler = std::make_unique<Scaler>(motions.breathing);
  auto imaging = std::make_unique<Imaging>(motions.looking);
  auto fanout = std::make_unique<Fanout>();
  link(rotator->outbox, cat->rotator);
  link(translation->outbox, cat->translation);
  link(scaler->outbox, cat->scaler);
  link(imaging->outbox, cat->imaging);
  link(cat->signal, fanout->inbox);
  link(fanout->rotator, rotator->control);
  link(fanout->translation, translation->control);
  link(fanout->scaler, scaler->control);
  link(fanout->imaging, imaging->control);
  if (frozen_) cat->control.put_in(Order::freeze);
  cats_.push_back({last_number_, cat.get()});
  scheduler.activate(std::move(cat));
  scheduler.activate(std::move(rotator));
  scheduler.activate(std::move(translation));
  scheduler.activate(std::move(scaler));
  scheduler.activate(std::move(imaging));
  scheduler.activate(std::move(fanout));
}

// One that was told to leave is still to be seen until its turn.
void Cattery::remove_at(int x, int y) {
  if (cats_.empty()) return;
  auto chosen = cats_.end() - 1;
  const auto& sprites = window().sprites();
  for (auto each = sprites.rbegin(); each != sprites.rend(); ++each) {
    if (!(*each)->visible || !(*each)->contains(x, y)) continue;
    const auto found = find((*each)->z);
    if (found == cats_.end()) continue;
    chosen = found;
    break;
  }
  chosen->cat->control.put_in(Order::leave);
  cats_.erase(chosen);
}

std::vector<Cattery::Alive>::iterator Cattery::find(int number) {
  const auto found =
      std::lower_bound(cats_.begin(), cats_.end(), number,
                       [](const Alive& each, int wanted) { return each.number < wanted; });
  return found != cats_.end() && found->number == number ? found : cats_.end();
}

// The cattery made the cats, and puts its letters into their trays itself: with links it would need
// a box for each.
void Cattery::tell_all(Order order) {
  frozen_ = order == Order::freeze;
  for (const Alive& each : cats_) each.cat->control.put_in(order);
}

PlainCats::PlainCat::PlainCat(kit::Surface& window, Motions how, int number)
    : motions(std::move(how)), sprite(window, nullptr, 0, 0, number) {
  sprite.visible = false;
}

void PlainCats::PlainCat::show() {
  sprite.angle = motions.turning.next();
  const Place place = motions.bouncing.next();
  sprite.x = place.x;
  sprite.y = place.y;
  sprite.scale = motions.breathing.next();
  sprite.picture = motions.looking.next();
  sprite.visible = true;
}

PlainCats::PlainCats(kit::Display& display, int count)
    : dice_(display.new_random(), display.scene().width(), display.scene().height()) {
  for (int i = 0; i < count; ++i) {
    add(display.scene().window(), dice_.throw_dice());
    cats_.back()->is_new = false;
  }
}

bool PlainCats::frame(kit::Scene& scene, const kit::Events& events) {
  bool goes_on = true;
  for (const kit::Event& event : events) {
    if (event == kit::press(Key::q)) goes_on = false;
    if (event == kit::press(Key::p)) frozen_ = true;
    if (event == kit::press(Key::u)) frozen_ = false;
    if (event == kit::press(Key::t)) frozen_ = !frozen_;
    if (event.kind != kit::Event::mouse_down) continue;
    if (event.button == kit::Button::middle) frozen_ = !frozen_;
    if (event.button == kit::Button::right) remove_at(event.x, event.y);
    if (event.button == kit::Button::left) {
      add(scene.window(), dice_.throw_dice(Place{double(event.x), double(event.y)}));
    }
  }
  for (const auto& cat : cats_) {
    if (!frozen_ && !cat->is_new) cat->show();
    cat->is_new = false;
  }
  return goes_on;
}

void PlainCats::add(kit::Surface& window, const Motions& motions) {
  cats_.push_back(std::make_unique<PlainCat>(window, motions, ++last_number_));
}

void PlainCats::remove_at(int x, int y) {
  if (cats_.empty()) return;
  const auto is_there = [x, y](const auto& cat) {
    return cat->sprite.visible && cat->sprite.contains(x, y);
  };
  const auto highest = std::find_if(cats_.rbegin(), cats_.rend(), is_there);
  cats_.erase(highest == cats_.rend() ? cats_.end() - 1 : highest.base() - 1);
}

}  // namespace cats
