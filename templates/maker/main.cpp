// template_maker SOURCE.txt TEMPLATE.docx: writes the first version of a template; from then on the DOCX is maintained.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>

#include "markup.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: template_maker SOURCE.txt TEMPLATE.docx\n", stderr);
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  if (text.empty()) {
    std::fprintf(stderr, "%s: cannot read, or it is empty\n", argv[1]);
    return 3;
  }
  try {
    const std::string docx = prikaz::maker::make_docx(text);
    std::ofstream out(argv[2], std::ios::binary);
    out.write(docx.data(), static_cast<std::streamsize>(docx.size()));
    return out.flush() ? 0 : 3;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s: %s\n", argv[1], e.what());
    return 1;
  }
}
