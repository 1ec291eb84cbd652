#include "docx/svg.hpp"

#include <cairo.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>

#include "ooxml/xml.hpp"

namespace prikaz::docx {

namespace {

constexpr double mm_per_inch = 25.4, dots_per_inch = 300, most_dots = 4000, css_dots_per_inch = 96;
constexpr std::size_t largest = 10u << 20;

tl::unexpected<Diagnostics> refuse(const std::string& file, Message text) {
  return fail({"PRK-D113",
               Severity::error,
               {file, 0, 0, {}},
               std::move(text),
               "save the picture as plain SVG with everything inside it, or as PNG"});
}

/// What is used of librsvg and the libraries it stands on, by the names of their functions.
struct Library {
  decltype(&rsvg_handle_new_from_data) read;
  decltype(&rsvg_handle_set_dpi) set_dpi;
  decltype(&rsvg_handle_get_intrinsic_size_in_pixels) size_in_pixels;
  decltype(&rsvg_handle_get_intrinsic_dimensions) dimensions;
  decltype(&rsvg_handle_render_document) render;
  decltype(&cairo_image_surface_create) surface;
  decltype(&cairo_create) canvas;
  decltype(&cairo_surface_write_to_png_stream) write_png;
  decltype(&cairo_surface_destroy) drop_surface;
  decltype(&cairo_destroy) drop_canvas;
  decltype(&g_object_unref) drop_object;
  decltype(&g_error_free) drop_error;
};

/// Opened once, when the first SVG comes: linked, it would slow down every start of the program. Null: not installed.
const Library* library() {
  static const auto opened = []() -> std::unique_ptr<const Library> {
    void* const all = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!all) return nullptr;
    auto out = std::make_unique<Library>();
    bool whole = true;
    const auto find = [&](auto& function, const char* name) {
      function = reinterpret_cast<std::decay_t<decltype(function)>>(dlsym(all, name));
      whole = whole && function;
    };
    find(out->read, "rsvg_handle_new_from_data");
    find(out->set_dpi, "rsvg_handle_set_dpi");
    find(out->size_in_pixels, "rsvg_handle_get_intrinsic_size_in_pixels");
    find(out->dimensions, "rsvg_handle_get_intrinsic_dimensions");
    find(out->render, "rsvg_handle_render_document");
    find(out->surface, "cairo_image_surface_create");
    find(out->canvas, "cairo_create");
    find(out->write_png, "cairo_surface_write_to_png_stream");
    find(out->drop_surface, "cairo_surface_destroy");
    find(out->drop_canvas, "cairo_destroy");
    find(out->drop_object, "g_object_unref");
    find(out->drop_error, "g_error_free");
    return whole ? std::move(out) : nullptr;
  }();
  return opened.get();
}

struct Free {
  void operator()(RsvgHandle* h) const { library()->drop_object(h); }
  void operator()(cairo_surface_t* s) const { library()->drop_surface(s); }
  void operator()(cairo_t* c) const { library()->drop_canvas(c); }
  void operator()(GError* e) const { library()->drop_error(e); }
};
template <class T>
using Held = std::unique_ptr<T, Free>;

/// Addresses that lead out of the picture: all but "#id" and data within the text.
bool leads_outside(std::string_view value) {
  const std::size_t begin = value.find_first_not_of(" \t\r\n'\"");
  return begin != std::string_view::npos && value[begin] != '#' && !value.substr(begin).starts_with("data:image/");
}

/// url(…) and @import of a style.
bool style_leads_outside(std::string_view style) {
  if (style.find("@import") != std::string_view::npos) return true;
  for (std::size_t at = style.find("url("); at != std::string_view::npos; at = style.find("url(", at + 1))
    if (leads_outside(style.substr(at + 4))) return true;
  return false;
}

bool leads_outside(xml::Node node) {
  for (const xml::Attribute a : node.attributes()) {
    const std::string_view name = a.name();
    const bool link = name == "href" || name == "xlink:href" || name == "src";
    const bool anchor = std::string_view(node.name()) == "a";  // draws nothing
    if ((link && !anchor && leads_outside(a.value())) || style_leads_outside(a.value())) return true;
  }
  for (const xml::Node child : node.children()) {
    const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    const bool foreign = std::string_view(child.name()) == "xi:include";
    if (foreign || (text ? std::string_view(node.name()).ends_with("style") && style_leads_outside(child.value())
                         : leads_outside(child)))
      return true;
  }
  return false;
}

cairo_status_t append(void* out, const unsigned char* data, unsigned size) {
  static_cast<Bytes*>(out)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

/// The picture's own size in millimetres; 100 mm wide where it has only proportions or nothing.
void own_size(RsvgHandle* handle, double& width, double& height) {
  double w = 0, h = 0;
  if (!library()->size_in_pixels(handle, &w, &h) || !(w > 0 && h > 0)) {
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength ignored_width, ignored_height;
    RsvgRectangle box{};
    library()->dimensions(handle, &has_width, &ignored_width, &has_height, &ignored_height, &has_box, &box);
    const bool proportions = has_box && box.width > 0 && box.height > 0;
    width = 100;
    height = proportions ? 100 * box.height / box.width : 100;
    return;
  }
  width = w / css_dots_per_inch * mm_per_inch;
  height = h / css_dots_per_inch * mm_per_inch;
}

}  // namespace

bool is_svg(ByteView bytes) {
  const ByteView head = bytes.substr(0, 4096);
  const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return begin != ByteView::npos && head[begin] == '<' && head.find("<svg") != ByteView::npos;
}

Result<Drawn> draw_svg(ByteView bytes, const std::string& file, double width_mm, double height_mm) {
  if (bytes.size() > largest) return refuse(file, "the picture is larger than 10 MB");
  const auto doc = xml::parse(bytes, file);
  if (!doc) return refuse(file, Message("the picture cannot be read: {}", doc.error()[0].text.str()));
  if (leads_outside((*doc)->document_element())) return refuse(file, "the picture refers to something outside itself");
  if (!library()) return refuse(file, "SVG cannot be drawn here: librsvg is not installed");
  GError* error = nullptr;
  const Held<RsvgHandle> handle(library()->read(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error));
  const Held<GError> why(error);
  if (!handle) return refuse(file, Message("the picture cannot be read: {}", why ? why->message : ""));
  library()->set_dpi(handle.get(), css_dots_per_inch);
  Drawn out;
  own_size(handle.get(), out.width_mm, out.height_mm);
  double width = width_mm, height = height_mm;
  if (width <= 0 && height <= 0) width = out.width_mm, height = out.height_mm;
  if (width <= 0) width = out.width_mm * height / out.height_mm;
  if (height <= 0) height = out.height_mm * width / out.width_mm;
  const double scale = std::min(dots_per_inch / mm_per_inch, most_dots / std::max(width, height));
  const int across = std::max(1, static_cast<int>(std::lround(width * scale)));
  const int down = std::max(1, static_cast<int>(std::lround(height * scale)));
  const Held<cairo_surface_t> surface(library()->surface(CAIRO_FORMAT_ARGB32, across, down));
  const Held<cairo_t> canvas(library()->canvas(surface.get()));
  const RsvgRectangle area{0, 0, static_cast<double>(across), static_cast<double>(down)};
  GError* drawing = nullptr;
  const bool drawn = library()->render(handle.get(), canvas.get(), &area, &drawing);
  const Held<GError> fault(drawing);
  if (!drawn) return refuse(file, Message("the picture cannot be drawn: {}", fault ? fault->message : ""));
  if (library()->write_png(surface.get(), append, &out.png) != CAIRO_STATUS_SUCCESS)
    return refuse(file, Message("the picture cannot be drawn: {}", "PNG"));
  return out;
}

}  // namespace prikaz::docx
