// A screen as one step of one edition shows it: values filled in, conditions decided, the step's changes made.
// Leaves drawing it to screen_drawing.h and telling it in words to generator/render/screen_description.h.
#pragma once

#include <map>
#include <string>

#include "generator/model/edition.h"
#include "generator/model/guide.h"
#include "generator/model/screen.h"

namespace shirube {

/// The numbers of the elements that a drawing points at, by element's id. Numbers are from 1.
using PointNumbers = std::map<std::string, int, std::less<>>;

/// The screen without what is hidden or left out in the edition. Choosing an item un-chooses those beside it.
/// `use` must have passed the checks, and its own conditions are decided already.
Screen resolve_screen(const Screen& screen, const ScreenUse& use, const Edition& edition);

/// Numbers of `use`'s points, the first of which is `first`.
PointNumbers number_points(const ScreenUse& use, int first);

}  // namespace shirube
