// Office Math (§22.1) as one line of plain text: an equation is not laid out, but what it says is not lost.
#include "flow/builder.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr int max_depth = 60;

void linear(xml::Node node, std::string& out, int depth);

/// Parentheses only around what is longer than one sign.
void part(xml::Node node, std::string& out, int depth) {
  std::string inside;
  linear(node, inside, depth);
  const bool single = inside.size() <= 2;
  out += single ? inside : "(" + inside + ")";
}

void linear(xml::Node parent, std::string& out, int depth) {
  if (depth > max_depth) return;
  for (xml::Node node : parent.children()) {
    const std::string_view name = node.name();
    if (name == "m:t" || name == "w:t") {
      out += node.text().get();
    } else if (name == "m:f") {
      part(node.child("m:num"), out, depth + 1);
      out += '/';
      part(node.child("m:den"), out, depth + 1);
    } else if (name == "m:rad") {
      out += "√";
      part(node.child("m:e"), out, depth + 1);
    } else if (name == "m:sup" || name == "m:sub") {
      std::string inside;
      linear(node, inside, depth + 1);
      if (!inside.empty()) out += (name == "m:sup" ? "^" : "_") + (inside.size() <= 2 ? inside : "(" + inside + ")");
    } else if (name == "m:nary") {
      const xml::Node sign = node.child("m:naryPr").child("m:chr");
      out += sign ? sign.attribute("m:val").value() : "∫";
      linear(node, out, depth + 1);
    } else if (name == "m:d") {
      const xml::Node pr = node.child("m:dPr");
      const xml::Attribute open = pr.child("m:begChr").attribute("m:val"),
                           close = pr.child("m:endChr").attribute("m:val");
      out += open ? open.value() : "(";
      linear(node, out, depth + 1);
      out += close ? close.value() : ")";
    } else if (!name.ends_with("Pr")) {
      linear(node, out, depth + 1);
    }
  }
}

}  // namespace

void Builder::equation(xml::Node node, Para& para) {
  std::string s;
  linear(node, s, 0);
  warn("PRK-W011", para.story, Message("the equation is shown as plain text: {}", s), "paste it as a picture (PNG)");
  if (!para.story.fields.empty() && field_hides(para, cascade_.run(para.base, {}))) return;
  RunDelta direct;
  direct.set = RunDelta::font_ascii | RunDelta::font_hansi;
  direct.ascii = direct.hansi = names_.intern("Cambria Math");
  direct.toggles_set = direct.toggles_on = RunDelta::italic;
  text(s, cascade_.run(para.base, direct), para);
}

}  // namespace prikaz::flow
