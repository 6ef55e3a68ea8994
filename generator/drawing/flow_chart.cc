#include "generator/drawing/flow_chart.h"

#include <algorithm>
#include <utility>

#include "generator/drawing/flow_chart_layout.h"
#include "generator/drawing/part_svg.h"

namespace shirube {
namespace {

/// What fits a page of A4 beside its margins, at 9 points to the em, with the caption below it.
constexpr int page_width = 56 * em;
constexpr int page_height = 76 * em;
/// What a page of the theme is wide at most.
constexpr int screen_width = 72 * em;

bool fits_page(const FlowChartLayout& layout) { return layout.width <= page_width && layout.height <= page_height; }

/// The theme keeps letters readable by the chart's width, in steps of so many ems.
constexpr int width_step = 8;
constexpr int widest_step = 160;

std::string width_class(int width) {
  const int steps = (width + width_step * em - 1) / (width_step * em);
  return steps * width_step > widest_step ? "chart-widest" : "chart-" + std::to_string(steps * width_step);
}

/// Sixteenths of an em, which four decimals write exactly.
std::string in_ems(int length) {
  std::string text = std::to_string(length / em);
  std::string decimals = std::to_string(length % em * (10000 / em));
  decimals.insert(0, 4 - decimals.size(), '0');
  decimals.erase(decimals.find_last_not_of('0') + 1);
  if (!decimals.empty()) text.append(".").append(decimals);
  return text + "em";
}

void append_attribute(std::string& svg, std::string_view name, std::string_view value) {
  svg.append(" ").append(name).append("=\"");
  append_escaped(svg, value);
  svg += "\"";
}

void append_element(std::string& svg, std::string_view name, std::string_view id, std::string_view text) {
  svg.append("<").append(name);
  append_attribute(svg, "id", id);
  svg += ">";
  append_escaped(svg, text);
  svg.append("</").append(name).append(">");
}

void append_size(std::string& svg, const FlowChartLayout& layout) {
  append_attribute(svg, "viewBox", "0 0 " + std::to_string(layout.width) + " " + std::to_string(layout.height));
  append_attribute(svg, "width", in_ems(layout.width));
  append_attribute(svg, "height", in_ems(layout.height));
}

void append_lines(std::string& svg, const FlowChartLayout& layout) {
  svg += "<g class=\"chart-lines\" stroke-width=\"1.5\">";
  for (const PlacedLine& line : layout.lines) {
    svg += line.is_dashed ? "<path class=\"chart-again\" stroke-dasharray=\"6 4\"" : "<path";
    svg.append(" d=\"").append(line.path).append("\"/>");
  }
  svg += "<path class=\"arrows\" fill=\"currentColor\" stroke=\"none\" d=\"";
  for (const std::string& arrow : layout.arrows) svg += arrow;
  svg += "\"/></g>";
}

/// A box's texts, a line each. Between two of them stands a space where the text has one, so that it can be found and
/// copied, and is the same text as the link's name.
void append_texts(std::string& svg, const PlacedBox& placed) {
  const std::vector<PartLine>& lines = placed.node.part->lines;
  const std::string_view name = placed.node.name;
  std::size_t at = lines.empty() ? std::string_view::npos : name.find(lines.front().line.text);
  for (const PartLine& line : lines) {
    if (at < name.size() && name[at] == ' ') {
      svg += " ";
      ++at;
    }
    if (at < name.size()) at += line.line.text.size();
    Part alone;
    alone.box = placed.box;
    alone.lines.push_back(line);
    append_part(svg, alone);
  }
}

/// `<g class="KIND"><g class="outline">…</g><text>…</text>…</g>`; a question's number stands in the outline.
void append_box(std::string& svg, const PlacedBox& placed) {
  Part outline = *placed.node.part;
  outline.box = placed.box;
  outline.lines.clear();
  svg.append("<g class=\"").append(std::exchange(outline.names, "outline")).append("\">");
  if (placed.node.kind == ChartNode::Kind::box) append_part(svg, outline);
  if (!outline.parts.empty()) svg += " ";
  append_texts(svg, placed);
  svg += "</g>";
}

/// `page` is nullptr where there are no links.
void append_chart(std::string& svg, const FlowChartLayout& layout, const std::string* page) {
  // Not on <svg>: its width is in ems of the text around it, so that it grows with that.
  svg += "<g font-family=\"monospace\" font-size=\"16\" fill=\"none\" stroke=\"currentColor\">";
  // What leads where is told on the page, question by question; here, labels between links would only be noise.
  svg += "<g aria-hidden=\"true\">";
  append_lines(svg, layout);
  for (const PlacedBox& placed : layout.boxes) {
    if (placed.node.link.empty()) append_box(svg, placed);
  }
  svg += "</g>";
  for (const PlacedBox& placed : layout.boxes) {
    if (placed.node.link.empty()) continue;
    if (page != nullptr) {
      svg += "<a";
      append_attribute(svg, "href", *page + "#" + std::string(placed.node.link));
      append_attribute(svg, "aria-label", placed.node.name);
      svg += ">";
    }
    append_box(svg, placed);
    if (page != nullptr) svg += "</a>";
  }
  svg += "</g></svg>";
}

std::string whole_chart(const FlowChartLayout& layout, const FlowChartName& name, std::string_view classes,
                        const std::string& page, std::string_view name_space) {
  std::string svg = "<svg";
  svg += name_space;
  append_attribute(svg, "class", "chart " + width_class(layout.width) + std::string(classes));
  // Not an image: then its links would be none.
  append_attribute(svg, "role", "group");
  append_attribute(svg, "aria-labelledby", name.title_id);
  append_attribute(svg, "aria-describedby", name.description_id);
  append_size(svg, layout);
  svg += ">";
  append_element(svg, "title", name.title_id, name.title);
  append_element(svg, "desc", name.description_id, name.description);
  append_chart(svg, layout, &page);
  return svg;
}

FlowChartLayout layout_of(const ChartBoxes& boxes, const std::vector<int>& questions, int widest_row) {
  return lay_out_flow_chart(build_chart_graph(boxes, questions, widest_row));
}

/// As many questions as fit a page, from `first` of the order. At least one: a chart of a single question that is
/// wider than a page is printed smaller.
class PagePart {
 public:
  PagePart(const ChartBoxes& boxes, const std::vector<int>& order, std::size_t first)
      : boxes_(boxes), order_(order), first_(first) {}

  /// `guess`: how many the part before had.
  void find(std::size_t guess) {
    const std::size_t most = order_.size() - first_;
    set_count(std::clamp<std::size_t>(guess, 1, most));
    if (fits_page(layout_)) {
      while (count_ < most) {
        FlowChartLayout before = std::move(layout_);
        set_count(count_ + 1);
        if (fits_page(layout_)) continue;
        layout_ = std::move(before);
        --count_;
        return;
      }
    } else {
      while (count_ > 1 && !fits_page(layout_)) set_count(count_ - 1);
    }
  }

  std::size_t count() const { return count_; }
  const FlowChartLayout& layout() const { return layout_; }

 private:
  void set_count(std::size_t count) {
    count_ = count;
    const auto begin = order_.begin() + static_cast<std::ptrdiff_t>(first_);
    layout_ = layout_of(boxes_, {begin, begin + static_cast<std::ptrdiff_t>(count)}, page_width);
  }

  const ChartBoxes& boxes_;
  const std::vector<int>& order_;
  const std::size_t first_;
  std::size_t count_ = 0;
  FlowChartLayout layout_;
};

std::vector<Html> print_parts(const ChartBoxes& boxes, const std::vector<int>& order) {
  std::vector<Html> parts;
  std::size_t guess = 16;
  for (std::size_t first = 0; first < order.size();) {
    PagePart part(boxes, order, first);
    part.find(guess);
    std::string svg = "<svg class=\"chart print-only\" aria-hidden=\"true\"";
    append_size(svg, part.layout());
    svg += ">";
    append_chart(svg, part.layout(), nullptr);
    parts.push_back({std::move(svg)});
    guess = part.count();
    first += part.count();
  }
  return parts;
}

}  // namespace

FlowChartDrawing draw_flow_chart(const ChartBoxes& boxes, const FlowChartName& name, const FlowChartFile& file) {
  const std::vector<int> order = chart_order(boxes);
  const FlowChartLayout whole = layout_of(boxes, order, screen_width);
  const bool is_one_page = fits_page(whole);
  FlowChartDrawing drawing;
  drawing.chart.text = whole_chart(whole, name, is_one_page ? "" : " screen-only", {}, {});
  if (!is_one_page) drawing.print_parts = print_parts(boxes, order);
  FlowChartName alone = name;
  alone.description = file.description;
  drawing.file = whole_chart(whole, alone, {}, file.page, " xmlns=\"http://www.w3.org/2000/svg\"") + "\n";
  return drawing;
}

}  // namespace shirube
