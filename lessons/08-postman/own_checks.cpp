// Lesson 08: your own checks, of lesson 08.tests, asked about your own postman.
#include <iostream>

#include "postman.hpp"
#include "postman_check.hpp"

using namespace miniaxon;

int main() {
  const auto word = [](bool answer) { return answer ? "yes\n" : "no\n"; };
  std::cout << "carries in order:        " << word(carries_in_order<Postman>());
  std::cout << "keeps to its addresses:  " << word(keeps_to_its_addresses<Postman>());
  std::cout << "stays on duty:           " << word(stays_on_duty<Postman>());
  std::cout << "goes home:               " << word(goes_home<Postman>());
}
