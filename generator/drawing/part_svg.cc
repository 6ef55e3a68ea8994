#include "generator/drawing/part_svg.h"

#include "base/html.h"

namespace shirube {
namespace {

void append_number(std::string& svg, std::string_view name, int number) {
  svg.append(" ").append(name).append("=\"").append(std::to_string(number)).append("\"");
}

void append_frame(std::string& svg, const Part& part, int x, int y) {
  svg += "<rect";
  append_number(svg, "x", x);
  append_number(svg, "y", y);
  append_number(svg, "width", part.box.width);
  append_number(svg, "height", part.box.height);
  if (part.corner != 0) append_number(svg, "rx", part.corner);
  if (part.frame == Frame::bare && !part.is_pointed) svg += " stroke=\"none\"";
  if (part.frame == Frame::dashed) svg += " stroke-dasharray=\"5 3\"";
  if (part.is_pointed) append_number(svg, "stroke-width", 3);
  svg += "/>";
}

void append_shape(std::string& svg, const PartShape& shape, int x, int y) {
  svg.append("<path class=\"").append(shape.name).append("\" transform=\"translate(");
  svg.append(std::to_string(x + shape.x)).append(" ").append(std::to_string(y + shape.y)).append(")\"");
  if (shape.ink == Ink::area) svg += " fill=\"currentColor\" stroke=\"none\"";
  if (shape.ink == Ink::dashed) svg += " stroke-dasharray=\"3 2\"";
  svg.append(" d=\"").append(shape.path).append("\"/>");
}

void append_line(std::string& svg, const PartLine& line, int x, int y) {
  if (line.line.text.empty()) return;
  svg += "<text";
  append_number(svg, "x", x + line.x);
  append_number(svg, "y", y + line.y + baseline);
  if (!line.line.is_even && line.width() != 0) {
    append_number(svg, "textLength", line.width());
    svg += " lengthAdjust=\"spacingAndGlyphs\"";
  }
  if (line.style == LineStyle::bold) svg += " font-weight=\"700\"";
  if (line.style == LineStyle::link) svg += " text-decoration=\"underline\"";
  svg += " fill=\"currentColor\" stroke=\"none\">";
  append_escaped(svg, line.line.text);
  svg += "</text>";
}

void append_at(std::string& svg, const Part& part, int x, int y) {
  x += part.box.x;
  y += part.box.y;
  const bool is_group = part.frame != Frame::none || !part.names.empty();
  if (is_group) svg.append("<g class=\"").append(part.names).append("\">");
  if (part.frame != Frame::none) append_frame(svg, part, x, y);
  for (const PartShape& shape : part.shapes) append_shape(svg, shape, x, y);
  for (const PartLine& line : part.lines) append_line(svg, line, x, y);
  for (const Part& inner : part.parts) append_at(svg, inner, x, y);
  if (is_group) svg += "</g>";
}

}  // namespace

void append_part(std::string& svg, const Part& part) { append_at(svg, part, 0, 0); }

}  // namespace shirube
