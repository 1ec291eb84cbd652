#include <iostream>

#include "app/cli/session.hpp"

int main(int argc, char** argv) { return prikaz::cli::run(argc, argv, std::cout, std::cerr); }
