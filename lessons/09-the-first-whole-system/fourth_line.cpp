// Lesson 09: two letters on their way, A and B. In each round the reader has its turn first.
#include <iostream>

#include "component.hpp"
#include "recv_as.hpp"

using namespace miniaxon;

int main() {
  Component reader, writer;
  std::vector<std::string> trace;
  for (char letter = 'A'; trace.size() < 6;) {
    if (reader.data_ready() > 0) {
      trace.push_back(std::string("reader takes ") + recv_as<char>(reader));
    }
    if (writer.data_ready("outbox") > 0) {  // the postman
      reader.send(writer.recv("outbox"), "inbox");
      trace.push_back("postman carries a letter");
    }
    if (letter <= 'B') {
      trace.push_back(std::string("writer sends ") + letter);
      writer.send(letter++);
    }
  }
  std::cout << trace.at(3) << '\n';
}
