// Our half of the comparison with python-docx-template (docxtpl_compat.py drives it).
//   docxtpl_compat render TEMPLATE DATA.json OUT.docx   fills; undefined names print nothing, as there
//   docxtpl_compat sample TEMPLATE                      data that fit the template, made from the fields it reads,
//                                                       and the filters and functions that only its owner knows
// Filters and functions nobody knows stand in for themselves: the filter passes its input, the function prints its
// name.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "docx/program.hpp"
#include "docx/tagged.hpp"
#include "value/json.hpp"

namespace {

using namespace prikaz;

class FolderDisk : public Disk {
 public:
  Result<Bytes> read(const std::string& path) const override {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail({"PRK-C001", Severity::error, {path, 0, 0, {}}, "cannot read the file", {}});
    return Bytes(std::istreambuf_iterator<char>(in), {});
  }
  Status write(const std::string&, ByteView) override { return {}; }
  Status remove(const std::string&) override { return {}; }
  bool exists(const std::string& path) const override { return std::ifstream(path).good(); }
  Result<std::vector<std::string>> list(const std::string&) const override { return std::vector<std::string>{}; }
};

template <class T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  for (const auto& d : result.error()) std::fprintf(stderr, "%s\n", to_string(d).c_str());
  std::exit(1);
}

/// The filters and functions that the peer's own test scripts hand to their templates.
tpl::Environment environment() {
  tpl::Environment env = tpl::Environment::standard();
  env.undefined = tpl::UndefinedPolicy::lenient;
  env.filter("my_filterA", "argument",
             [](const Value& v, const tpl::Args& a) -> tpl::Outcome { return Value(v.text() + " " + a.text(0)); });
  env.filter("my_filterB", "argument",
             [](const Value& v, const tpl::Args& a) -> tpl::Outcome { return Value(v.number() + a[0]->number()); });
  env.function("iteritems", "mapping", [](const tpl::Args& a) -> tpl::Outcome {
    List out;
    if (a[0]->is(Value::Kind::dict))
      for (const auto& [key, value] : a[0]->dict()) out.push_back(Value(List{Value(key), value}));
    return Value(std::move(out));
  });
  return env;
}

struct Unknown {
  List filters, functions;
};

/// Compiles; what only the template's owner knows is put into the environment and noted.
std::shared_ptr<const docx::Program> compile(const std::string& file, tpl::Environment& env, Unknown& unknown) {
  const Bytes bytes = need(FolderDisk().read(file));
  for (int round = 0; round < 3; ++round) {
    auto program = docx::Program::compile(bytes, file, env);
    if (program) return *program;
    const std::size_t before = unknown.filters.size() + unknown.functions.size();
    for (const Diagnostic& d : program.error()) {
      if (d.text.args.empty()) continue;
      const std::string name = d.text.args[0];
      if (d.id == "PRK-T014" && !env.find_filter(name)) {
        env.filter(name, "* **", [](const Value& v, const tpl::Args&) -> tpl::Outcome { return v; });
        unknown.filters.emplace_back(name);
      } else if (d.id == "PRK-T016" && !env.find_function(name)) {
        env.function(name, "* **", [name](const tpl::Args&) -> tpl::Outcome { return Value(name); });
        unknown.functions.emplace_back(name);
      }
    }
    if (unknown.filters.size() + unknown.functions.size() == before) break;
  }
  return need(docx::Program::compile(bytes, file, env));
}

Value sample(const std::vector<tpl::Field>& fields);

Value sample(const tpl::Field& f) {
  switch (f.kind) {
    case tpl::Field::Kind::flag:
      return Value(true);
    case tpl::Field::Kind::group:
      return sample(f.children);
    case tpl::Field::Kind::list: {
      List items;
      for (int i = 1; i <= 2; ++i)
        items.push_back(f.children.empty() ? Value(f.name + " " + std::to_string(i)) : sample(f.children));
      return Value(std::move(items));
    }
    default:
      return f.children.empty() ? Value("<" + f.name + "> & co") : sample(f.children);
  }
}

Value sample(const std::vector<tpl::Field>& fields) {
  Dict out;
  for (const tpl::Field& f : fields) out[f.name] = sample(f);
  return Value(std::move(out));
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  const bool render = mode == "render" && argc == 5;
  if (!render && !(mode == "sample" && argc == 3)) {
    std::fprintf(stderr, "usage: docxtpl_compat render TEMPLATE DATA.json OUT.docx | docxtpl_compat sample TEMPLATE\n");
    return 2;
  }
  const FolderDisk disk;
  tpl::Environment env = environment();
  Unknown unknown;
  const auto program = compile(argv[2], env, unknown);
  if (!render) {
    Dict out;
    out["data"] = sample(program->fields().fields);
    out["filters"] = Value(unknown.filters);
    out["functions"] = Value(unknown.functions);
    std::printf("%s\n", json::write(Value(std::move(out))).c_str());
    return 0;
  }
  const std::string data_file = argv[3];
  const std::size_t slash = data_file.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : data_file.substr(0, slash);
  const Value data = need(docx::resolve_tagged(need(json::parse(need(disk.read(data_file)), data_file)), disk, folder));
  const Bytes bytes = need(program->render(data));
  std::ofstream(argv[4], std::ios::binary) << bytes;
  for (const auto& d : program->warnings()) std::fprintf(stderr, "%s\n", to_string(d).c_str());
  return 0;
}
