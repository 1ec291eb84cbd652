// The body → pages.
#pragma once
#include "layout/page/sheet.hpp"

namespace prikaz::layout {

/// Sets the whole body; Frames::pages get their text, `sheets` one entry per page.
void run_pages(Context& context, std::vector<Sheet>& sheets);

}  // namespace prikaz::layout
