#include "pdf/form.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/utf8.hpp"
#include "pdf/appearance.hpp"
#include "pdf/qpdf/open_document.hpp"
#include "pdf/syntax.hpp"
// qpdf's headers come after open_document.hpp, which chooses their smart pointers.
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace prikaz::pdf {
namespace {

using Field = QPDFFormFieldObjectHelper;
using Widget = QPDFAnnotationObjectHelper;
using Object = QPDFObjectHandle;

/// Field flags (ISO 32000-1 tables 228 and 230).
constexpr int multiline_flag = 1 << 12, comb_flag = 1 << 24;

FormField::Kind kind_of(Field& f) {
  if (f.isText()) return FormField::Kind::text;
  if (f.isCheckbox()) return FormField::Kind::check;
  if (f.isRadioButton()) return FormField::Kind::radio;
  if (f.isChoice()) return FormField::Kind::choice;
  return FormField::Kind::other;
}

/// The states a button's appearances have, without "Off".
std::vector<std::string> states(Object field) {
  std::vector<std::string> out;
  const auto add = [&](Object widget) {
    Object normal = widget.getKey("/AP").isDictionary() ? widget.getKey("/AP").getKey("/N") : Object::newNull();
    if (!normal.isDictionary()) return;
    for (const auto& key : normal.getKeys())
      if (key != "/Off" && std::find(out.begin(), out.end(), key.substr(1)) == out.end()) out.push_back(key.substr(1));
  };
  add(field);
  if (field.getKey("/Kids").isArray())
    for (const auto& kid : field.getKey("/Kids").aitems()) add(kid);
  return out;
}

FormField describe(Field& f) {
  FormField out;
  out.name = f.getFullyQualifiedName();
  out.kind = kind_of(f);
  const std::string state = f.getValue().isName() ? f.getValue().getName().substr(1) : "";
  if (out.kind == FormField::Kind::check)
    out.value = state.empty() || state == "Off" ? "" : "true";
  else if (out.kind == FormField::Kind::radio)
    out.value = state;
  else
    out.value = f.getValueAsString();
  if (out.kind == FormField::Kind::choice) out.options = f.getChoices();
  if (out.kind == FormField::Kind::radio) out.options = states(f.getObjectHandle());
  return out;
}

/// One form being filled.
class Form {
 public:
  Form(QPDF& pdf, const std::string& file, const font::Library& fonts, Diagnostics& warnings)
      : pdf_(pdf), helper_(pdf), sink_(pdf), file_(file), fonts_(fonts), warnings_(warnings) {
    for (auto& f : helper_.getFormFields()) fields_.emplace(f.getFullyQualifiedName(), f);
  }

  Status fill(const FormValues& values) {
    Diagnostics mistakes;
    for (const auto& [name, value] : values)
      if (auto set = set_value(name, value); !set) mistakes.add(std::move(set.error()));
    if (mistakes.has_errors()) return fail(std::move(mistakes));
    draw();
    helper_.setNeedAppearances(false);
    // A reader that knows XFA would show that form instead, without the values.
    pdf_.getRoot().getKey("/AcroForm").removeKey("/XFA");
    return {};
  }

 private:
  struct Drawing {
    Object widget;
    FieldLook look;
    std::u32string text;
    const font::Face* face;
  };

  Status set_value(const std::string& name, const std::string& value) {
    const auto it = fields_.find(name);
    if (it == fields_.end()) return unknown(name);
    Field& f = it->second;
    const FormField about = describe(f);
    if (about.kind == FormField::Kind::check) {
      f.setV(Object::newName(value.empty() || value == "false" || value == "0" ? "/Off" : "/Yes"), false);
      return {};
    }
    const bool fixed = about.kind == FormField::Kind::radio || about.kind == FormField::Kind::choice;
    const bool listed = std::find(about.options.begin(), about.options.end(), value) != about.options.end();
    // A combo box with the edit flag (bit 19) takes any text.
    const bool editable = about.kind == FormField::Kind::choice && (f.getFlags() & (1 << 18)) != 0;
    if (about.kind == FormField::Kind::other || (fixed && !listed && !editable)) return refused(about, value);
    if (about.kind == FormField::Kind::radio) {
      f.setV(Object::newName("/" + value), false);
      return {};
    }
    f.setV(value, false);
    for (Widget& w : widgets(f)) plan(f, w, value);
    return {};
  }

  std::vector<Widget> widgets(Field& f) { return helper_.getAnnotationsForField(f); }

  void plan(Field& f, Widget& w, const std::string& value) {
    Drawing d{w.getObjectHandle(), {}, utf8::decode(value), nullptr};
    const auto rect = w.getRect();
    d.look.width = std::abs(rect.urx - rect.llx);
    d.look.height = std::abs(rect.ury - rect.lly);
    d.look.alignment = f.getQuadding();
    d.look.multiline = f.isText() && (f.getFlags() & multiline_flag) != 0;
    Object limit = f.getInheritableFieldValue("/MaxLen");
    if (f.isText() && (f.getFlags() & comb_flag) != 0 && limit.isInteger())
      d.look.cells = std::clamp(limit.getIntValueAsInt(), 0, 1000);
    read_default_appearance(f.getDefaultAppearance(), d.look);
    d.face = fonts_.choose(d.look.family, false, false).face;
    for (const char32_t c : d.text) {
      const font::GlyphId g = d.face->glyph(c);
      if (g == 0 && c != U'\n')
        warnings_.add(font::missing_character(c, d.look.family, {file_, 0, 0, f.getFullyQualifiedName()}));
      used_[d.face].emplace_back(g, c);
    }
    drawings_.push_back(std::move(d));
  }

  /// One subset a face for the whole form.
  void draw() {
    std::map<const font::Face*, Ref> embedded;
    FontCache cache;
    for (const Drawing& d : drawings_) {
      if (!embedded.contains(d.face)) {
        UsedGlyphs& used = used_[d.face];
        std::sort(used.begin(), used.end());
        used.erase(
            std::unique(used.begin(), used.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
            used.end());
        embedded[d.face] = write_font(sink_, *d.face, *cache.get(*d.face, used), true);
      }
      std::string box = "[0 0";
      for (const double side : {d.look.width, d.look.height})
        box += ' ', append_hundredths(box, std::lround(side * 100));
      const Ref look = sink_.add_stream({{"Type", "/XObject"},
                                         {"Subtype", "/Form"},
                                         {"BBox", box + "]"},
                                         {"Resources", "<</Font<</F0 " + ref(embedded[d.face]) + ">>>>"}},
                                        draw_field(d.look, d.text, *d.face));
      Object appearance = Object::newDictionary();
      appearance.replaceKey("/N", sink_.object(look));
      Object(d.widget).replaceKey("/AP", appearance);
    }
  }

  Status unknown(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& [n, f] : fields_) names.push_back(n);
    std::string near;
    for (const auto& n : utf8::near_names(name, names)) near += (near.empty() ? "" : ", ") + n;
    return fail({"PRK-P012",
                 Severity::error,
                 {file_, 0, 0, {}},
                 Message("the form has no field {}", name),
                 near.empty() ? Message("see the names of its fields") : Message("perhaps {} is meant", near)});
  }

  Status refused(const FormField& f, const std::string& value) const {
    std::string options;
    for (const auto& o : f.options) options += (options.empty() ? "" : ", ") + o;
    return fail({"PRK-P013",
                 Severity::error,
                 {file_, 0, 0, f.name},
                 Message("the field {} cannot take the value {}", f.name, value),
                 options.empty() ? Message("leave this field out") : Message("choose one of: {}", options)});
  }

  QPDF& pdf_;
  QPDFAcroFormDocumentHelper helper_;
  OpenDocument sink_;
  const std::string& file_;
  const font::Library& fonts_;
  Diagnostics& warnings_;
  std::map<std::string, Field> fields_;
  std::vector<Drawing> drawings_;
  std::map<const font::Face*, UsedGlyphs> used_;
};

/// Opens the file and runs `use`; whatever qpdf throws says that the file is not good enough.
template <class Use>
auto with_form(const Bytes& bytes, const std::string& file, Use use) -> decltype(use(std::declval<QPDF&>())) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile(file.c_str(), bytes.data(), bytes.size());
    if (pdf.isEncrypted())
      return fail({"PRK-P010",
                   Severity::error,
                   {file, 0, 0, {}},
                   Message("{} is protected", file),
                   "take the protection off in the program that made it"});
    if (!QPDFAcroFormDocumentHelper(pdf).hasAcroForm())
      return fail({"PRK-P011",
                   Severity::error,
                   {file, 0, 0, {}},
                   Message("{} has no form fields", file),
                   "use a PDF with an AcroForm, or a Word template"});
    return use(pdf);
  } catch (const std::exception&) {
    return fail({"PRK-P010",
                 Severity::error,
                 {file, 0, 0, {}},
                 Message("{} is not a PDF or is damaged", file),
                 "save it again from the program that made it"});
  }
}

Bytes written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return Bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

}  // namespace

Result<std::vector<FormField>> read_form(const Bytes& bytes, const std::string& file) {
  return with_form(bytes, file, [](QPDF& pdf) -> Result<std::vector<FormField>> {
    std::vector<FormField> out;
    for (auto& f : QPDFAcroFormDocumentHelper(pdf).getFormFields()) out.push_back(describe(f));
    return out;
  });
}

Result<Bytes> fill_form(const Bytes& bytes, const std::string& file, const FormValues& values,
                        const font::Library& fonts, bool flatten, Diagnostics& warnings) {
  return with_form(bytes, file, [&](QPDF& pdf) -> Result<Bytes> {
    if (auto filled = Form(pdf, file, fonts, warnings).fill(values); !filled) return fail(std::move(filled.error()));
    if (flatten) QPDFPageDocumentHelper(pdf).flattenAnnotations();
    return written(pdf);
  });
}

}  // namespace prikaz::pdf
