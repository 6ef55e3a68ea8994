#include "generator/drawing/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace shirube {
namespace {

constexpr int quiet_zone = 4;  // ISO/IEC 18004, 6.3.8

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

/// The dark modules, each run of a row as a rectangle.
std::string path_of(const QRcode& code) {
  std::string path;
  const auto is_dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width; ++x) {
      if (!is_dark(x, y)) continue;
      const int start = x;
      while (x + 1 < code.width && is_dark(x + 1, y)) ++x;
      const std::string run = std::to_string(x + 1 - start);
      path += "M" + std::to_string(start + quiet_zone) + " " + std::to_string(y + quiet_zone);
      path += "h" + run + "v1h-" + run + "z";
    }
  }
  return path;
}

}  // namespace

std::optional<QrCode> draw_qr_code(std::string_view text) {
  // A byte of zero would need another function of the library; no address holds one.
  if (text.empty() || text.find('\0') != std::string_view::npos) return std::nullopt;
  const std::string terminated(text);
  constexpr int smallest_version = 0;
  constexpr int case_matters = 1;
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeString(terminated.c_str(), smallest_version, QR_ECLEVEL_M, QR_MODE_8, case_matters));
  if (!code) return std::nullopt;
  QrCode drawn;
  drawn.width = code->width + 2 * quiet_zone;
  const std::string width = std::to_string(drawn.width);
  drawn.svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + width +
              "\" viewBox=\"0 0 " + width + " " + width + "\" shape-rendering=\"crispEdges\"><rect width=\"" + width +
              "\" height=\"" + width + "\" fill=\"#fff\"/><path d=\"" + path_of(*code) + "\"/></svg>\n";
  return drawn;
}

}  // namespace shirube
