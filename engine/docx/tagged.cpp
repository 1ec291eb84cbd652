#include "docx/tagged.hpp"

#include <algorithm>
#include <cmath>

#include "docx/chart.hpp"
#include "docx/picture.hpp"
#include "docx/rich_text.hpp"
#include "docx/subdocument.hpp"

namespace prikaz::docx {

namespace {

const std::vector<std::string> known_keys = {"$richtext", "$paragraphs", "$listing", "$image", "$chart", "$subdoc"};

class Resolver {
 public:
  Resolver(const Disk& disk, const std::string& folder, const Accept& accept)
      : disk_(disk), folder_(folder), accept_(accept) {}

  Value resolve(const Value& v, const std::string& path) {
    if (v.is(Value::Kind::list)) {
      List out;
      for (std::size_t i = 0; i < v.list().size(); ++i)
        out.push_back(resolve(v.list()[i], path + "[" + std::to_string(i) + "]"));
      return Value(std::move(out));
    }
    if (!v.is(Value::Kind::dict)) return v;
    for (const auto& [key, value] : v.dict())
      if (key.starts_with('$')) return tagged(v.dict(), key, path);
    Dict out;
    for (const auto& [key, value] : v.dict()) out[key] = resolve(value, path.empty() ? key : path + "." + key);
    return Value(std::move(out));
  }

  Diagnostics found;

 private:
  Value tagged(const Dict& d, const std::string& key, const std::string& path) {
    const Value& value = *d.find(key);
    if (key == "$listing") return Value(value.text());
    if (key == "$richtext") return object(std::make_shared<RichText>(runs(value, path)));
    if (key == "$paragraphs") return paragraphs(value, path);
    if (key == "$image") return image(d, value, path);
    if (key == "$chart") return chart(d, value, path);
    if (key == "$subdoc") return subdocument(value, path);
    std::string names;
    for (const std::string& k : known_keys) names += (names.empty() ? "" : ", ") + k;
    add(path, Message("{} is no kind of value", key), Message("known kinds are {}", names));
    return {};
  }

  static Value object(std::shared_ptr<const Object> o) { return Value(std::move(o)); }

  std::vector<RichRun> runs(const Value& v, const std::string& path) {
    std::vector<RichRun> out;
    if (v.is(Value::Kind::list)) {
      for (const Value& item : v.list()) out.push_back(run(item, path));
    } else {
      out.push_back(run(v, path));
    }
    return out;
  }

  RichRun run(const Value& v, const std::string& path) {
    RichRun out;
    if (!v.is(Value::Kind::dict)) {
      out.text = v.text();
      return out;
    }
    for (const auto& [key, value] : v.dict())
      if (!set(out, key, value))
        add(path, Message("a run of rich text has no property {}", key),
            "properties are text, style, color, highlight, size, bold, italic, underline, strike, subscript, "
            "superscript, caps, small_caps, font, east_asia, url");
    return out;
  }

  static bool set(RichRun& run, std::string_view key, const Value& value) {
    Look& look = run.look;
    if (key == "text")
      run.text = value.text();
    else if (key == "style")
      look.style = value.text();
    else if (key == "color")
      look.colour = value.text();
    else if (key == "highlight")
      look.highlight = value.text();
    else if (key == "size")
      look.size = static_cast<int>(std::clamp(value.number(), 0.0, 3276.0));
    else if (key == "bold")
      look.bold = value.truthy();
    else if (key == "italic")
      look.italic = value.truthy();
    else if (key == "strike")
      look.strike = value.truthy();
    else if (key == "subscript")
      look.subscript = value.truthy();
    else if (key == "superscript")
      look.superscript = value.truthy();
    else if (key == "caps")
      look.caps = value.truthy();
    else if (key == "small_caps")
      look.small_caps = value.truthy();
    else if (key == "underline")
      look.underline = value.is(Value::Kind::string) ? value.text() : value.truthy() ? "single" : "";
    else if (key == "font")
      look.font = value.text();
    else if (key == "east_asia")
      look.far_east_font = value.text();
    else if (key == "url")
      look.link = value.text();
    else
      return false;
    return true;
  }

  Value paragraphs(const Value& v, const std::string& path) {
    std::vector<RichParagraph> out;
    const auto one = [&](const Value& item) {
      const Value* own = item.is(Value::Kind::dict) ? item.dict().find("runs") : nullptr;
      const Value* style = own ? item.dict().find("style") : nullptr;
      out.push_back({style ? style->text() : "", RichText(runs(own ? *own : item, path))});
    };
    if (v.is(Value::Kind::list))
      for (const Value& item : v.list()) one(item);
    else
      one(v);
    return object(std::make_shared<RichParagraphs>(std::move(out)));
  }

  Value image(const Dict& d, const Value& name, const std::string& path) {
    const auto number = [&](const char* key) { return d.find(key) ? d.find(key)->number() : 0.0; };
    const Value* description = d.find("description");
    const auto bytes = read(name.text(), path);
    if (!bytes) return {};
    auto picture = Picture::make(*bytes, name.text(), number("width_mm"), number("height_mm"),
                                 description ? description->text() : "");
    if (!picture) {
      found.add(std::move(picture.error()));
      return {};
    }
    return *picture;
  }

  Value chart(const Dict& d, const Value& kind, const std::string& path) {
    const auto number = [&](const char* key) { return d.find(key) ? d.find(key)->number() : 0.0; };
    const auto known = Chart::kind_named(kind.text());
    auto data = ChartData::from(Value(d));
    if (!known) add(path, Message("there is no chart \"{}\"", kind.text()), "charts are column, bar, line, pie");
    if (!data)
      found.add({data.error().id, Severity::error, {"data", 0, 0, path}, data.error().text, data.error().hint});
    if (!known || !data) return {};
    return object(std::make_shared<Chart>(*known, std::move(*data), number("width_mm"), number("height_mm")));
  }

  Value subdocument(const Value& name, const std::string& path) {
    const auto bytes = read(name.text(), path);
    if (!bytes) return {};
    if (accept_)
      if (Status s = accept_(*bytes, name.text()); !s) return found.add(std::move(s.error())), Value();
    auto value = Subdocument::make(*bytes, name.text());
    if (!value) {
      found.add(std::move(value.error()));
      return {};
    }
    return *value;
  }

  std::optional<Bytes> read(const std::string& name, const std::string& path) {
    if (name.empty() || name.front() == '/' || name.find("..") != std::string::npos ||
        name.find('\\') != std::string::npos) {
      add(path, Message("the file name \"{}\" leaves the folder of the data", name), "put the file beside the data");
      return std::nullopt;
    }
    auto bytes = disk_.read(folder_.empty() ? name : folder_ + "/" + name);
    if (bytes) return std::move(*bytes);
    found.add(std::move(bytes.error()));
    return std::nullopt;
  }

  void add(const std::string& path, Message text, Message hint) {
    found.add({"PRK-D120", Severity::error, {"data", 0, 0, path}, std::move(text), std::move(hint)});
  }

  const Disk& disk_;
  const std::string& folder_;
  const Accept& accept_;
};

}  // namespace

Result<Value> resolve_tagged(const Value& data, const Disk& disk, const std::string& folder, const Accept& accept) {
  Resolver resolver(disk, folder, accept);
  Value out = resolver.resolve(data, "");
  if (resolver.found.has_errors()) return fail(std::move(resolver.found));
  return out;
}

}  // namespace prikaz::docx
