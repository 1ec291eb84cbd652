// Does filling grow with the document and no faster? docx_scale FOLDER makes templates of N and 2N paragraphs and a
// table of N and 2N rows in FOLDER, fills each in a process of its own, and judges by ratios, which other work on the
// machine hardly moves: processor time of 2N over N, and memory over output. Memory is the peak of the process less
// that of one which fills a single paragraph; output is the XML that was written, not its compressed form.
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "docx/program.hpp"
#include "opc/package.hpp"

namespace {

using prikaz::Bytes;
using prikaz::Value;

constexpr int slowest_growth = 3;  // twice the work may take three times as long: caches and a busy machine
constexpr int most_memory = 4;     // bytes of memory for a byte of XML

std::string paragraph(const std::string& text) {
  return "<w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00C21F04\"><w:pPr><w:spacing w:after=\"0\" w:line=\"276\" "
         "w:lineRule=\"auto\"/><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
         "w:hAnsi=\"Times New Roman\"/><w:sz w:val=\"24\"/></w:rPr><w:t xml:space=\"preserve\">" +
         text + "</w:t></w:r></w:p>";
}

std::string row(const std::string& a, const std::string& b = {}, const std::string& c = {}) {
  std::string out = "<w:tr>";
  for (const std::string& text : {a, b, c})
    out += "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr>" + paragraph(text) + "</w:tc>";
  return out + "</w:tr>";
}

std::string body_of(const std::string& kind, int n) {
  std::string out;
  for (int i = 0; kind == "paragraphs" && i < n; ++i)
    out += paragraph("Пункт " + std::to_string(i) + ": наставник сопровождает наставляемого в течение года" +
                     (i % 4 == 0 ? ", {{ school }}, {{ number }}" : ""));
  if (kind == "rows")
    out =
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/>"
        "</w:tblGrid>" +
        row("№", "ФИО", "Должность") + row("{%tr for p in rows %}") +
        row("{{ loop.index }}", "{{ p.name }}", "{{ p.post }}") + row("{%tr endfor %}") + "</w:tbl><w:p/>";
  return out;
}

void make(const std::string& kind, int n, const std::string& file) {
  prikaz::opc::Package package;
  package.put("[Content_Types].xml",
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
              "Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" "
              "ContentType=\"application/xml\"/></Types>");
  package.put("_rels/.rels",
              "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/>"
              "</Relationships>");
  package.put("word/document.xml",
              "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                  body_of(kind, n) + "</w:body></w:document>");
  const Bytes bytes = package.write();
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

Value data(const std::string& kind, int n) {
  prikaz::Dict d;
  d["school"] = "МБОУ «СОШ № 5»";
  d["number"] = 17;
  prikaz::List rows;
  for (int i = 0; kind == "rows" && i < n; ++i) {
    prikaz::Dict p;
    p["name"] = "Иванова Мария Петровна " + std::to_string(i);
    p["post"] = "учитель начальных классов";
    rows.emplace_back(std::move(p));
  }
  d["rows"] = std::move(rows);
  return d;
}

double cpu() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

/// One filling, from a file to a file. Prints compile and render in ms of processor time, bytes of XML, peak in KB.
int fill(const std::string& kind, int n, const std::string& file) {
  const Value context = data(kind, n);
  const double start = cpu();
  Bytes docx;
  {
    std::ifstream in(file, std::ios::binary);
    docx.assign(std::istreambuf_iterator<char>(in), {});
  }
  const auto env = prikaz::tpl::Environment::standard();
  const auto program = prikaz::docx::Program::compile(docx, file, env);
  if (!program) return 1;
  const double compiled = cpu();
  const auto bytes = (*program)->render(context);
  if (!bytes) return 1;
  std::ofstream(file + ".out.docx", std::ios::binary).write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  const double done = cpu();
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto package = prikaz::opc::Package::read(*bytes, file);
  std::printf("%.1f %.1f %zu %ld\n", (compiled - start) * 1e3, (done - compiled) * 1e3,
              package ? package->find("word/document.xml")->bytes.size() : 0, use.ru_maxrss);
  return 0;
}

struct Figures {
  double compile = 0, render = 0;
  std::size_t bytes = 0;
  long peak = 0;
  double time() const { return compile + render; }
};

Figures measure(const std::string& self, const std::string& folder, const std::string& kind, int n) {
  const std::string arguments =
      " " + kind + " " + std::to_string(n) + " " + folder + "/" + kind + std::to_string(n) + ".docx";
  Figures f;
  if (std::system((self + " --make" + arguments).c_str()) != 0) std::exit(1);
  FILE* pipe = ::popen((self + " --fill" + arguments).c_str(), "r");
  if (!pipe || std::fscanf(pipe, "%lf %lf %zu %ld", &f.compile, &f.render, &f.bytes, &f.peak) != 4) std::exit(1);
  ::pclose(pipe);
  return f;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 5 && std::string(argv[1]) == "--make") return make(argv[2], std::atoi(argv[3]), argv[4]), 0;
  if (argc == 5 && std::string(argv[1]) == "--fill") return fill(argv[2], std::atoi(argv[3]), argv[4]);
  if (argc != 2) {
    std::fprintf(stderr, "usage: docx_scale FOLDER\n");
    return 2;
  }
  const long base = measure(argv[0], argv[1], "paragraphs", 1).peak;
  bool good = true;
  for (const std::string kind : {"paragraphs", "rows"}) {
    const int n = kind == "rows" ? 10'000 : 20'000;
    const Figures once = measure(argv[0], argv[1], kind, n), twice = measure(argv[0], argv[1], kind, 2 * n);
    const double growth = twice.time() / once.time();
    const double memory = static_cast<double>(twice.peak - base) * 1024 / static_cast<double>(twice.bytes);
    for (const Figures& f : {once, twice})
      std::printf("%s: compile %.0f ms, render %.0f ms, %.1f MB of XML, peak %.1f MB\n", kind.c_str(), f.compile,
                  f.render, static_cast<double>(f.bytes) / 1e6, static_cast<double>(f.peak) / 1024);
    std::printf("%s: twice as much takes %.2f times as long (limit %d); memory over output %.2f (limit %d)\n",
                kind.c_str(), growth, slowest_growth, memory, most_memory);
    good = good && growth < slowest_growth && memory <= most_memory;
  }
  return good ? 0 : 1;
}
