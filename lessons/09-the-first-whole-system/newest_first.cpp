// Lesson 09: the careless postman takes all that wait, and delivers the newest first.
#include <iostream>

#include "careless_postman.hpp"
#include "recv_as.hpp"

using namespace miniaxon;

int main() {
  Component writer("writer"), reader("reader");
  CarelessPostman postman(writer, "outbox", reader, "inbox");
  Generator<Turn> turns = postman.main();
  for (const int letter : {1, 2, 3}) {
    writer.send(letter);
    turns.next();
  }
  for (const int letter : {4, 5, 6}) writer.send(letter);
  turns.next();
  while (reader.data_ready() > 0) std::cout << recv_as<int>(reader) << '\n';
}
