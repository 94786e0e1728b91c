// Lesson 08, a question: when does a letter arrive?
#include <iostream>

#include "postman.hpp"

using miniaxon::Component;

void count(const Component& writer, const Component& reader) {
  std::cout << writer.data_ready("outbox") << ' ' << reader.data_ready("inbox") << '\n';
}

int main() {
  Component writer("writer"), reader("reader");
  miniaxon::Postman postman(writer, "outbox", reader, "inbox");
  auto delivery = postman.main();
  writer.send(1);
  count(writer, reader);
  delivery.next();
  count(writer, reader);
}
