// A screen in words, for those who do not see its drawing.
// Leaves the drawing to generator/drawing.
#pragma once

#include <string>

#include "base/language.h"
#include "generator/drawing/screen_view.h"

namespace shirube {

/// What the screen shows in its order: "「G-MIS ログイン」画面。①「ユーザ名」の入力欄。…" Plain text. `screen` is
/// resolved.
std::string describe_screen(const Screen& screen, const PointNumbers& numbers, Language language);

/// A number as the sign that texts show for it: ① to ㊿, then (51).
std::string number_sign(int number);

}  // namespace shirube
