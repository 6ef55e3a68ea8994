// Writes the tables of the character classes (class_tables.h) from Unicode's own data: a program of the build, no part
// of the library. Called with the folder of Debian's package unicode-data and the file to write.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr int exit_wrong_usage = 2;
constexpr int exit_failed = 3;
constexpr std::uint32_t last_code_point = 0x10FFFF;

struct Range {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
using Ranges = std::vector<Range>;

/// A line of Unicode's property files: `3400..4DBF    ; Han # Lo [6592] …`.
struct PropertyLine {
  Range range;
  std::string_view value;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::optional<std::uint32_t> read_code_point(std::string_view digits) {
  std::uint32_t code_point = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code_point, 16);
  if (error != std::errc() || end != digits.data() + digits.size() || code_point > last_code_point) return std::nullopt;
  return code_point;
}

/// Nothing where it is no such line. `text` is without its comment.
std::optional<PropertyLine> read_property_line(std::string_view text) {
  const std::size_t semicolon = text.find(';');
  if (semicolon == std::string_view::npos) return std::nullopt;
  const std::string_view code_points = trimmed(text.substr(0, semicolon));
  const std::size_t dots = code_points.find("..");
  const auto first = read_code_point(code_points.substr(0, dots));
  const auto last = dots == std::string_view::npos ? first : read_code_point(code_points.substr(dots + 2));
  if (!first || !last || *first > *last) return std::nullopt;
  return PropertyLine{{*first, *last}, trimmed(text.substr(semicolon + 1))};
}

/// The code points whose value is among `values`; nothing, and told, where the file cannot be read or has none.
std::optional<Ranges> read_ranges(const std::string& path, const std::vector<std::string_view>& values) {
  std::ifstream file(path);
  Ranges ranges;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string_view text = trimmed(std::string_view(line).substr(0, line.find('#')));
    if (text.empty()) continue;
    const auto read = read_property_line(text);
    if (!read) {
      std::cerr << path << ':' << number << ": not a line of a property file\n";
      return std::nullopt;
    }
    if (std::find(values.begin(), values.end(), read->value) != values.end()) ranges.push_back(read->range);
  }
  if (!file.eof() || ranges.empty()) {
    std::cerr << path << ": cannot be read, or has nothing of " << values.front() << '\n';
    return std::nullopt;
  }
  return ranges;
}

/// Sorted, without overlap, and neighbours made one.
Ranges joined(Ranges ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
  Ranges result;
  for (const Range& range : ranges) {
    if (!result.empty() && range.first <= result.back().last + 1) {
      result.back().last = std::max(result.back().last, range.last);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

struct NamedRanges {
  std::string name;
  Ranges ranges;
};

/// The classes that need no more than Unicode's charts.
std::vector<NamedRanges> fixed_classes() {
  constexpr std::uint32_t prolonged_sound_mark = 0x30FC;
  return {
      {"ascii-digit", {{'0', '9'}}},
      {"ascii-letter", {{'A', 'Z'}, {'a', 'z'}}},
      {"ascii-lower", {{'a', 'z'}}},
      {"ascii-symbol", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
      {"ascii-upper", {{'A', 'Z'}}},
      {"hiragana", {{0x3041, 0x3096}, {0x309D, 0x309E}, {prolonged_sound_mark, prolonged_sound_mark}}},
      {"katakana", {{0x30A1, 0x30FE}}},
      {"space", {{' ', ' '}}},
  };
}

bool append_read_classes(const std::string& folder, std::vector<NamedRanges>& classes) {
  const std::string widths = folder + "/EastAsianWidth.txt";
  auto fullwidth = read_ranges(widths, {"W", "F", "A"});
  auto halfwidth = read_ranges(widths, {"Na", "H"});
  auto kanji = read_ranges(folder + "/Scripts.txt", {"Han"});
  if (!fullwidth || !halfwidth || !kanji) return false;
  // A variation selector takes no place of its own: it goes with the full-width character before it.
  fullwidth->push_back({0xFE00, 0xFE0F});
  fullwidth->push_back({0xE0100, 0xE01EF});
  // 々〇〻 are Han in Unicode 15 already. A name must be able to hold them, whatever a later version makes of them.
  for (const std::uint32_t mark : {0x3005U, 0x3007U, 0x303BU}) kanji->push_back({mark, mark});
  classes.push_back({"fullwidth", std::move(*fullwidth)});
  classes.push_back({"halfwidth", std::move(*halfwidth)});
  classes.push_back({"kanji", std::move(*kanji)});
  return true;
}

std::string hexadecimal(std::uint32_t number) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "0x%04X", static_cast<unsigned>(number));
  return digits;
}

/// `ascii-digit` gives `ascii_digit_ranges`.
std::string array_name(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name + "_ranges";
}

void append_array(const NamedRanges& named, std::string& text) {
  text += "constexpr CodePointRange " + array_name(named.name) + "[] = {\n";
  for (const Range& range : joined(named.ranges)) {
    text += "    {" + hexadecimal(range.first) + ", " + hexadecimal(range.last) + "},\n";
  }
  text += "};\n\n";
}

std::string source_of(const std::vector<NamedRanges>& classes, const NamedRanges& white_space) {
  std::string text =
      "// Generated by rules/make_classes.cc.\n#include \"rules/class_tables.h\"\n\n"
      "namespace shirube {\nnamespace {\n\n";
  for (const NamedRanges& named : classes) append_array(named, text);
  append_array(white_space, text);
  text += "constexpr NamedClass tables[] = {\n";
  for (const NamedRanges& named : classes) text += "    {\"" + named.name + "\", " + array_name(named.name) + "},\n";
  text += "};\n\n}  // namespace\n\nstd::span<const NamedClass> class_tables() { return tables; }\n\n";
  text += "std::span<const CodePointRange> white_space_table() { return " + array_name(white_space.name) + "; }\n\n";
  text += "}  // namespace shirube\n";
  return text;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 3) {
    std::cerr << "usage: make_classes FOLDER FILE\n";
    return exit_wrong_usage;
  }
  const std::string folder = arguments[1];
  const std::string output = arguments[2];
  std::vector<NamedRanges> classes = fixed_classes();
  auto white_space = read_ranges(folder + "/PropList.txt", {"White_Space"});
  if (!white_space || !append_read_classes(folder, classes)) return exit_failed;
  std::sort(classes.begin(), classes.end(), [](const auto& a, const auto& b) { return a.name < b.name; });

  std::ofstream file(output, std::ios::binary | std::ios::trunc);
  file << source_of(classes, {"white-space", std::move(*white_space)});
  file.close();
  if (file.fail()) {
    std::cerr << output << ": cannot be written\n";
    return exit_failed;
  }
  return 0;
}
