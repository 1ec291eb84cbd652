// `prikaz decline --batch` alone, for score_inflection.py while nothing else of the program is built.
#include <iostream>

#include "app/cli/decline.hpp"

int main() {
  std::ios::sync_with_stdio(false);
  return prikaz::cli::decline_batch(std::cin, std::cout);
}
