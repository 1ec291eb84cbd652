// Papers at the press of a button: choose, make, fetch the files; or read who and what is missing.
#include "app/run/generate.hpp"
#include "app/web/organisations.hpp"
#include "app/web/site.hpp"

namespace prikaz::web {

namespace {

using batch::Entry;

const workflow::DocumentKind* document(const Visit& v) {
  return v.workspace.roadmap().document(v.request.value("document"));
}

/// District papers have one owner, whatever stands in the list of organisations.
std::string organisation(const Visit& v) {
  const workflow::DocumentKind* d = document(v);
  return d && d->scope == workflow::Scope::district ? v.workspace.settings().district : v.request.value("organisation");
}

std::string paper_address(const Entry& e, std::size_t file) {
  return "/paper?organisation=" + percent_encoded(e.organisation) + "&document=" + percent_encoded(e.document) +
         "&item=" + percent_encoded(e.item) + "&file=" + std::to_string(file);
}

Dict described(const Entry& e) {
  Dict o;
  o["title"] = e.item_title.empty() ? e.document_title : e.item_title;
  o["number"] = e.number;
  o["item"] = e.item;
  List reasons;
  for (const std::string& r : e.reasons) reasons.push_back(r);
  o["reasons"] = std::move(reasons);
  List files;
  for (std::size_t i = 0; i < e.files.size(); ++i) {
    Dict f;
    const std::string& path = e.files[i].path;
    f["kind"] = path.ends_with(".pdf") ? "PDF" : path.ends_with(".xlsx") ? "XLSX" : "DOCX";
    f["address"] = paper_address(e, i);
    f["name"] = path.substr(path.rfind('/') + 1);
    files.push_back(std::move(f));
  }
  o["files"] = std::move(files);
  return o;
}

}  // namespace

Response make_page(Visit& v) {
  auto world = v.workspace.world(v.today());
  if (!world) return v.problems("Реестр не читается", world.error());
  List documents;
  for (const workflow::DocumentKind& d : v.workspace.roadmap().documents) {
    Dict one;
    one["id"] = d.id;
    one["title"] = d.title;
    one["district"] = d.scope == workflow::Scope::district;
    documents.push_back(std::move(one));
  }
  Dict data;
  data["organisations"] = listed(organisations(*world));
  data["documents"] = std::move(documents);
  data["organisation"] = v.request.value("organisation");
  data["document"] = v.request.value("document");
  return v.page("make.html", std::move(data));
}

Response make_papers(Visit& v) {
  const workflow::DocumentKind* d = document(v);
  app::GenerateOptions options;
  options.organisation = organisation(v);
  if (!d || options.organisation.empty()) return v.not_found();
  options.document = d->id;
  options.out = v.out_folder();
  options.today = v.today();
  options.say = [&](const Message& m) { return v.words(m); };
  auto generated = app::generate(v.workspace, v.disk(), v.fonts(), options);
  if (!generated) return v.problems("Документы не сформированы", generated.error());
  List made, refused;
  for (const Entry& e : generated->manifest.entries) {
    if (e.organisation != options.organisation || e.document != options.document) continue;
    if (e.status == Entry::Status::made) made.push_back(described(e));
    if (e.status == Entry::Status::blocked) refused.push_back(described(e));
  }
  Dict data;
  data["document"] = d->title;
  data["id"] = d->id;
  data["registered"] = !d->journal.empty();  // only such papers get a number
  data["day"] = v.today().iso();
  data["code"] = options.organisation;
  data["made"] = std::move(made);
  data["refused"] = std::move(refused);
  data["problems"] = v.listed(generated->problems);
  data["notes"] = v.listed(generated->notes);
  return v.page("made.html", std::move(data), generated->problems.empty() ? 200 : 422);
}

/// The address names a paper of the manifest, never a path: nothing else on the disk can be asked for.
Response paper_file(Visit& v) {
  auto manifest = app::last_manifest(v.disk(), v.out_folder());
  if (!manifest) return v.problems("Перечень готовых документов не читается", manifest.error());
  for (const Entry& e : manifest->entries) {
    if (e.organisation != v.request.value("organisation") || e.document != v.request.value("document") ||
        e.item != v.request.value("item"))
      continue;
    for (std::size_t i = 0; i < e.files.size(); ++i) {
      const std::string& path = e.files[i].path;
      if (std::to_string(i) != v.request.value("file") || path.find("..") != std::string::npos) continue;
      auto bytes = v.disk().read(v.out_folder() + "/" + path);
      if (!bytes) return v.problems("Файла больше нет: сформируйте документ ещё раз", bytes.error(), 404);
      return file(*bytes, path.substr(path.rfind('/') + 1));
    }
  }
  return v.not_found();
}

}  // namespace prikaz::web
