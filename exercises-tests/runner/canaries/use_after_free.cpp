// AddressSanitizer must report this.
int main() {
  int* number = new int(1);
  delete number;
  return *number;
}
