// Places tables: as columns where each has room for its texts, else with the cells of a row one below the other, each
// under its column's heading.
#include <algorithm>
#include <utility>

#include "generator/drawing/element_layout.h"

namespace shirube {
namespace {

constexpr int between_rows = 8;
constexpr int around_cell = 4;  // above and below
constexpr int beside_heading = 12;

struct Column {
  int natural = 0;
  int least = 0;
  int width = 0;
};

std::vector<Column> columns_of(const SizedElement& sized) {
  std::vector<Column> columns;
  const auto take = [&](std::size_t i, int natural, int least) {
    if (columns.size() <= i) columns.resize(i + 1);
    columns[i].natural = std::max(columns[i].natural, natural + 2 * sized.inset);
    columns[i].least = std::max(columns[i].least, least + 2 * sized.inset);
  };
  for (std::size_t i = 0; i < sized.element->columns.size(); ++i) {
    const int heading = text_width(sized.element->columns[i].text);
    take(i, heading, least_text(heading));
  }
  for (const SizedElement& row : sized.parts) {
    for (std::size_t i = 0; i < row.parts.size(); ++i) take(i, row.parts[i].natural, row.parts[i].least);
  }
  return columns;
}

/// Decides the columns' widths, which fill `width` together; false where there is no room for their least.
bool share_width(std::vector<Column>& columns, int width) {
  int natural = 0;
  int least = 0;
  for (const Column& column : columns) {
    natural += column.natural;
    least += column.least;
    if (least > width) return false;
  }
  const bool wraps = natural > width;
  int spare = wraps ? width - least : width - natural;
  int weight = wraps ? natural - least : static_cast<int>(columns.size());
  for (Column& column : columns) {
    const int own = wraps ? column.natural - column.least : 1;
    const int share = weight == 0 ? 0 : spare * own / weight;
    column.width = (wraps ? column.least : column.natural) + share;
    spare -= share;
    weight -= own;
  }
  return true;
}

Part cell_part(std::string names, int width) {
  Part part;
  part.names = std::move(names);
  part.frame = Frame::line;
  part.box.width = width;
  return part;
}

/// Places a row's cells side by side, all as high as the highest. Returns that height.
int append_row(Part& part, std::vector<Part> cells, int y) {
  int height = 0;
  for (const Part& cell : cells) height = std::max(height, cell.box.height);
  int x = 0;
  for (Part& cell : cells) {
    const int width = cell.box.width;
    cell.box.height = height;
    append_at(part, std::move(cell), x, y);
    x += width;
  }
  return height;
}

std::vector<Part> heading_cells(const SizedElement& sized, const std::vector<Column>& columns) {
  std::vector<Part> cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Part& cell = cells.emplace_back(cell_part("screen-cell heading", columns[i].width));
    const bool is_there = i < sized.element->columns.size();
    const std::string_view text = is_there ? std::string_view(sized.element->columns[i].text) : std::string_view();
    cell.box.height = 2 * around_cell + append_text(cell, text, sized.inset, around_cell,
                                                    columns[i].width - 2 * sized.inset, LineStyle::bold);
  }
  return cells;
}

std::vector<Part> row_cells(const SizedElement& sized, const SizedElement& row, const std::vector<Column>& columns) {
  std::vector<Part> cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Part& cell = cells.emplace_back(cell_part("screen-cell", columns[i].width));
    cell.box.height = 2 * around_cell + line_height;
    if (i >= row.parts.size()) continue;
    Part inner = place_element(row.parts[i], columns[i].width - 2 * sized.inset);
    cell.box.height = 2 * around_cell + inner.box.height;
    append_at(cell, std::move(inner), sized.inset, around_cell);
  }
  return cells;
}

int append_columns(Part& part, const SizedElement& sized, const std::vector<Column>& columns, int y) {
  const int top = y;
  if (!sized.element->columns.empty()) y += append_row(part, heading_cells(sized, columns), y);
  for (const SizedElement& row : sized.parts) y += append_row(part, row_cells(sized, row, columns), y);
  return y - top;
}

/// How wide the headings are that stand before the cells of a stacked row; 0 where they stand above.
int headings_beside(const SizedElement& sized, int inner) {
  int widest = 0;
  int least = 0;
  for (const Text& heading : sized.element->columns) widest = std::max(widest, text_width(heading.text));
  for (const SizedElement& row : sized.parts) {
    for (const SizedElement& cell : row.parts) least = std::max(least, cell.least);
  }
  widest = least_text(widest);
  return least + widest + beside_heading <= inner ? widest : 0;
}

/// A row as a box of its own, each cell behind its column's heading, which is `beside` wide, or under it where that is
/// 0.
Part stacked_row(const SizedElement& sized, const SizedElement& row, int beside, int width) {
  Part part = cell_part("screen-cell", width);
  const int inner = width - 2 * sized.inset;
  const std::vector<Text>& headings = sized.element->columns;
  const int left = beside == 0 ? 0 : beside + beside_heading;
  int y = around_cell;
  for (std::size_t i = 0; i < row.parts.size(); ++i) {
    Part cell = place_element(row.parts[i], inner - left);
    int height = 0;
    if (i < headings.size()) {
      const int down = beside == 0 ? 0 : cell.head;
      height = down + append_text(part, headings[i].text, sized.inset, y + down, beside == 0 ? inner : beside,
                                  LineStyle::bold);
    }
    const int own = cell.box.height;
    append_at(part, std::move(cell), sized.inset + left, beside == 0 ? y + height : y);
    y += (beside == 0 ? height + own : std::max(height, own)) + around_cell;
  }
  part.box.height = std::max(y, line_height);
  return part;
}

int append_stacked(Part& part, const SizedElement& sized, int width, int y) {
  const int beside = headings_beside(sized, width - 2 * sized.inset);
  const int top = y;
  for (const SizedElement& row : sized.parts) {
    if (y != top) y += between_rows;
    Part placed = stacked_row(sized, row, beside, width);
    const int height = placed.box.height;
    append_at(part, std::move(placed), 0, y);
    y += height;
  }
  return y - top;
}

/// Headings alone, where a table without rows has no room for them side by side.
int append_headings(Part& part, const SizedElement& sized, int width, int y) {
  const int top = y;
  for (const Text& heading : sized.element->columns) {
    Part cell = cell_part("screen-cell heading", width);
    cell.box.height = 2 * around_cell + append_text(cell, heading.text, sized.inset, around_cell,
                                                    width - 2 * sized.inset, LineStyle::bold);
    const int height = cell.box.height;
    append_at(part, std::move(cell), 0, y);
    y += height;
  }
  return y - top;
}

}  // namespace

Part place_table(const SizedElement& sized, int width) {
  Part part = part_of(sized);
  part.box.width = width;
  int y = append_heading(part, sized, 0, 0, width);
  Part grid;
  grid.names = "screen-grid";
  if (part.is_pointed) {
    part.is_pointed = false;
    grid.frame = Frame::bare;
    grid.is_pointed = true;
  }
  grid.box.width = width;
  std::vector<Column> columns = columns_of(sized);
  if (share_width(columns, width)) {
    grid.box.height = append_columns(grid, sized, columns, 0);
  } else if (sized.parts.empty()) {
    grid.box.height = append_headings(grid, sized, width, 0);
  } else {
    grid.box.height = append_stacked(grid, sized, width, 0);
  }
  const int height = grid.box.height;
  append_at(part, std::move(grid), 0, y);
  part.box.height = y + height;
  return part;
}

}  // namespace shirube
