// Names of files as a school sees them in its folder.
#include "papers/context.hpp"

#include <catch2/catch.hpp>

#include "core/utf8.hpp"

using namespace prikaz;

TEST_CASE("a long title is cut, the code that tells two papers apart never", "[papers]") {
  workflow::DocumentKind document;
  document.title = "Согласие на обработку специальных категорий персональных данных участника программы наставничества";
  workflow::Task task;
  task.document = &document;
  task.item = "lyceum-u25";
  const std::string first = papers::file_name(task, 22);
  task.item = "lyceum-u26";
  const std::string second = papers::file_name(task, 22);
  CHECK(first != second);
  CHECK(first.substr(first.size() - 12) == "(lyceum-u25)");
  CHECK(utf8::decode(first).size() <= 90);
  CHECK(first.find("22 Согласие на обработку специальных категорий") == 0);
}

TEST_CASE("signs that file systems refuse are left out of a file's name", "[papers]") {
  workflow::DocumentKind document;
  document.title = "Приказ «О парах»: 1/2?";
  workflow::Task task;
  task.document = &document;
  CHECK(papers::file_name(task, 3) == "03 Приказ О парах 1-2");
  CHECK(papers::folder_name("МАОУ \"СОШ № 1\".") == "МАОУ СОШ № 1");
}
