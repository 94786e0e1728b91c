// Lesson 07, a question: three letters go in, one comes out.
#include <iostream>

#include "component.hpp"
#include "recv_as.hpp"

int main() {
  miniaxon::Component writer("writer"), reader("reader");
  writer.send(10);
  writer.send(20);
  writer.send(30);
  std::cout << miniaxon::recv_as<int>(writer, "outbox") << '\n';
  std::cout << writer.data_ready("outbox") << '\n';
  std::cout << writer.data_ready("inbox") << '\n';
  std::cout << reader.data_ready("inbox") << '\n';
}
