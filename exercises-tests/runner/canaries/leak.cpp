// LeakSanitizer must report this.
#include <string>

std::string* lost = nullptr;

int main() {
  lost = new std::string(1000, 'x');
  lost = nullptr;
  return 0;
}
