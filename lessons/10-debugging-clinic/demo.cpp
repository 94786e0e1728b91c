// Lesson 10: the five patients at a glance: what should be, and what is.
#include <iomanip>
#include <iostream>

#include "clinic.hpp"

using namespace miniaxon;

std::string rota() {
  std::vector<std::string> words;
  Talker talker("talker", words, 2);
  patient_1::Rota rota;
  rota.add(talker);
  for (int round = 0; round < 5; ++round) rota.round();
  return std::to_string(rota.active());
}

std::string row() {
  patient_2::Row row(3);
  for (const int letter : {1, 2, 3}) row.send(letter);
  row.carry();
  std::string letters;
  while (row.waiting() > 0) letters += (letters.empty() ? "" : " ") + std::to_string(row.recv());
  return letters;
}

std::string carrier() {
  Component source("source"), sink("sink");
  for (const int letter : {1, 2, 3}) source.send(letter, "outbox");
  patient_3::Carrier carrier(source, sink);
  Generator<Turn> run = carrier.main();
  run.next();
  source.stop();
  for (int turn = 0; turn < 9; ++turn) run.next();
  return std::to_string(sink.data_ready("inbox"));
}

std::string rounds() {
  std::vector<std::string> words;
  Talker host("host", words, 2);
  Talker guest("guest", words, 2);
  patient_4::Rounds rounds;
  host.at_first([&] { rounds.activate(guest); });
  rounds.activate(host);
  rounds.round();
  std::string spoken;
  for (const std::string& word : words) spoken += (spoken.empty() ? "" : " ") + word;
  return spoken;
}

std::string answer() {
  patient_5::Answer answer(patient_5::Letter("Tea?"));
  answer.write(" Yes.");
  const patient_5::Letter& letter = answer;
  return letter.read();
}

void line(const std::string& patient, const std::string& should_be, const std::string& is) {
  std::cout << std::left << std::setw(52) << patient << std::setw(12) << should_be << is << '\n';
}

int main() {
  line("", "should be", "is");
  line("1  on the rota, when everybody has come to the end:", "0", rota());
  line("2  1 2 3, through three trays:", "1 2 3", row());
  line("3  letters that arrive, of three:", "3", carrier());
  line("4  in the first round, these speak:", "host", rounds());
  line("5  \"Tea?\", answered with \" Yes.\":", "Tea? Yes.", answer());
}
