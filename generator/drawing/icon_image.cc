#include "generator/drawing/icon_image.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <cstdint>
#include <cstring>
#include <memory>

namespace shirube {
namespace {

template <auto Release>
struct Releaser {
  template <typename Object>
  void operator()(Object* object) const {
    Release(object);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using Drawing = std::unique_ptr<RsvgHandle, Releaser<g_object_unref>>;

constexpr double wide_share = 0.8;  // the safe zone of maskable icons is a circle of this diameter

Surface new_surface(int pixels) { return Surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels, pixels)); }

bool draw(RsvgHandle* icon, cairo_surface_t* surface, double offset, double size) {
  const Canvas canvas(cairo_create(surface));
  const RsvgRectangle place{offset, offset, size, size};
  GError* error = nullptr;
  const bool drawn = rsvg_handle_render_document(icon, canvas.get(), &place, &error) != FALSE;
  if (error != nullptr) g_error_free(error);
  return drawn && cairo_status(canvas.get()) == CAIRO_STATUS_SUCCESS;
}

/// As cairo keeps it: 0xAARRGGBB, multiplied by its opacity.
std::uint32_t color_of_upper_edge(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  std::uint32_t color = 0;
  // A few pixels below the edge itself, which may be drawn in part.
  const std::size_t row = static_cast<std::size_t>(cairo_image_surface_get_height(surface)) / 32;
  const auto column = static_cast<std::size_t>(cairo_image_surface_get_width(surface)) / 2;
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  std::memcpy(&color, cairo_image_surface_get_data(surface) + row * stride + column * sizeof color, sizeof color);
  return color;
}

void fill_ground(cairo_surface_t* surface, std::uint32_t color) {
  constexpr std::uint32_t opaque = 0xFF;
  const std::uint32_t opacity = color >> 24;
  const auto part = [&](unsigned shift) { return opacity == opaque ? ((color >> shift) & 0xFF) / 255.0 : 1.0; };
  const Canvas canvas(cairo_create(surface));
  cairo_set_source_rgb(canvas.get(), part(16), part(8), part(0));
  cairo_paint(canvas.get());
}

cairo_status_t append_bytes(void* text, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::optional<std::string> draw_icon(std::string_view svg, int pixels, IconGround ground) {
  const Drawing icon(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  if (!icon) return std::nullopt;
  Surface surface = new_surface(pixels);
  if (!draw(icon.get(), surface.get(), 0, pixels)) return std::nullopt;
  if (ground != IconGround::clear) {
    const std::uint32_t color = color_of_upper_edge(surface.get());
    surface = new_surface(pixels);
    fill_ground(surface.get(), color);
    const double size = ground == IconGround::wide ? pixels * wide_share : pixels;
    if (!draw(icon.get(), surface.get(), (pixels - size) / 2, size)) return std::nullopt;
  }
  std::string png;
  if (cairo_surface_write_to_png_stream(surface.get(), append_bytes, &png) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  return png;
}

}  // namespace shirube
