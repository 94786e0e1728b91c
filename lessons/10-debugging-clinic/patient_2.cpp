// Patient 2: in some rows the letters come out backwards.
#include <iostream>

#include "clinic.hpp"

using namespace miniaxon;

int main() {
  for (const std::size_t trays : {2, 3}) {
    patient_2::Row row(trays);
    for (const int letter : {1, 2, 3}) row.send(letter);
    row.carry();
    std::cout << trays << " trays:";
    while (row.waiting() > 0) std::cout << ' ' << row.recv();
    std::cout << '\n';
  }
}
