// Lesson 08, a question: a writer sends a letter, and goes home.
#include <iostream>

#include "postman.hpp"
#include "scheduler.hpp"

struct Writer : miniaxon::Component {
  miniaxon::Generator<miniaxon::Turn> main() override {
    send(1);
    co_yield finished;
  }
};

int main() {
  Writer writer;
  miniaxon::Component reader("reader");
  miniaxon::Postman postman(writer, "outbox", reader, "inbox");
  miniaxon::Scheduler office;
  office.activate(writer);
  office.activate(postman);
  office.run();
  std::cout << reader.data_ready("inbox") << ' ' << office.active() << '\n';
}
