// Patient 5: whoever reads the answer, reads the question.
#include <iostream>

#include "clinic.hpp"

using namespace miniaxon;

int main() {
  const patient_5::Letter question("How many?");
  patient_5::Answer answer(question);
  answer.write(" Three.");
  Component desk("desk");
  desk.send(Message(patient_5::Letter(answer)), "inbox");
  std::cout << "pieces written: " << answer.pieces() << '\n';
  std::cout << "the desk reads: " << recv_as<patient_5::Letter>(desk).read() << '\n';
}
