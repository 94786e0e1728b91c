#include "works.hpp"
int main() { return 0; }
