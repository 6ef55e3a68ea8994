#include "generator/drawing/screen_drawing.h"

#include "generator/drawing/part_svg.h"
#include "generator/drawing/screen_layout.h"

namespace shirube {
namespace {

/// Ems are sixteenths, which four decimals write exactly.
std::string in_ems(int length) {
  std::string text = std::to_string(length / em);
  std::string decimals = std::to_string(length % em * (10000 / em));
  decimals.insert(0, 4 - decimals.size(), '0');
  decimals.erase(decimals.find_last_not_of('0') + 1);
  if (!decimals.empty()) text.append(".").append(decimals);
  return text + "em";
}

}  // namespace

Html draw_screen(const Screen& screen, const PointNumbers& numbers, std::string_view label,
                 std::string_view description_id) {
  const Part drawing = layout_screen(screen, numbers);
  std::string svg = "<svg class=\"screen\" role=\"img\" aria-label=\"";
  append_escaped(svg, label);
  svg += "\" aria-describedby=\"";
  append_escaped(svg, description_id);
  svg.append("\" viewBox=\"0 0 ").append(std::to_string(drawing.box.width)).append(" ");
  svg.append(std::to_string(drawing.box.height)).append("\" width=\"").append(in_ems(drawing.box.width));
  svg.append("\" height=\"").append(in_ems(drawing.box.height));
  // Not on <svg>: its width is in ems of the text around it, so that it grows with that.
  svg += "\"><g font-family=\"monospace\" font-size=\"16\" fill=\"none\" stroke=\"currentColor\">";
  append_part(svg, drawing);
  svg += "</g></svg>";
  return {std::move(svg)};
}

}  // namespace shirube
