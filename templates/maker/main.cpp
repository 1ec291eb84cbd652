// template_maker FOLDER SOURCE TEMPLATE.docx: writes the first version of a template; from then on the DOCX is
// maintained.
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "markup.hpp"

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  if (text.empty()) throw std::runtime_error(path + ": cannot read, or it is empty");
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: template_maker FOLDER SOURCE TEMPLATE.docx\n", stderr);
    return 2;
  }
  const std::string folder = std::string(argv[1]) + "/";
  try {
    const std::string text = read(folder + argv[2]);
    const std::string docx =
        prikaz::maker::make_docx(text, [&](std::string_view name) { return read(folder + std::string(name)); });
    std::ofstream out(argv[3], std::ios::binary);
    out.write(docx.data(), static_cast<std::streamsize>(docx.size()));
    return out.flush() ? 0 : 3;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s: %s\n", argv[2], e.what());
    return 1;
  }
}
