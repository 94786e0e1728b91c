// Lesson 08: the lines of a file travel from desk to desk. Try ./learn demo 08 FILE
#include <any>
#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <system_error>

#include "component.hpp"
#include "postman.hpp"
#include "scheduler.hpp"

using namespace miniaxon;
struct EndOfFile {};  // the last letter: there are no more lines
//{ reader
// Reads one line a turn. A letter is a line with its line end, or a piece of a very long line.
class Reader : public Component {
 public:
  explicit Reader(std::FILE* file) : Component("reader"), file_(file) {}
  Generator<Turn> main() override {
    std::string line;
    for (int byte = std::getc(file_); byte != EOF; byte = std::getc(file_)) {
      line.push_back(static_cast<char>(byte));
      if (byte != '\n' && line.size() < 65536) continue;
      send(line);
      line.clear();
      co_yield carry_on;
    }
    if (!line.empty()) send(line);  // the last line may have no line end
    send(EndOfFile());
  }

 private:
  std::FILE* file_;
};
//}

//{ printer
// Prints the lines that arrive. Ends with the last letter, or when nothing can be printed.
class Printer : public Component {
 public:
  Printer() : Component("printer") {}
  Generator<Turn> main() override {
    while (true) {
      if (data_ready() > 0) {
        const Message letter = recv();
        if (letter.type() == typeid(EndOfFile)) co_return;
        const auto& line = std::any_cast<const std::string&>(letter);
        if (std::fwrite(line.data(), 1, line.size(), stdout) < line.size()) co_return;
      }
      co_yield carry_on;
    }
  }
};
//}

int main(int argc, char** argv) try {
  static char text[] = "A letter leaves the desk.\nA postman carries it.\nIt arrives.\n";
  const std::string name = argc > 1 ? argv[1] : "";
  std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
  if (argc < 2) file = fmemopen(text, sizeof text - 1, "r");
  if (!file) throw std::system_error(errno, std::generic_category(), "Cannot open \"" + name + '"');
  //{ office
  Reader reader(file);
  Printer printer;
  Postman postman(reader, "outbox", printer, "inbox");
  Scheduler office;
  office.activate(reader);
  office.activate(postman);
  office.activate(printer);
  const auto more_to_come = [&] { return !postman.has_stopped() || printer.data_ready() > 0; };
  while (office.active() > 0 && !printer.has_stopped() && more_to_come()) office.run(3);
  //}
  if (fflush(stdout) || ferror(stdout)) throw std::runtime_error("Cannot write to the output");
  if (std::ferror(file)) throw std::runtime_error("Cannot read \"" + name + "\". Is it a folder?");
  if (!printer.has_stopped()) throw std::runtime_error("The last letter never arrived");
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
