#include "generator/render/step_figures.h"

#include "generator/drawing/screen_drawing.h"
#include "generator/model/hole.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"
#include "generator/render/page_parts.h"
#include "generator/render/screen_description.h"

namespace shirube {
namespace {

/// Hundredths of a per cent as CSS writes them.
std::string hundredths(int value) {
  std::string text = std::to_string(value / 100);
  if (value % 100 == 0) return text;
  text.append(".").append(std::to_string(value / 10 % 10));
  return value % 10 == 0 ? text : text.append(std::to_string(value % 10));
}

}  // namespace

StepFigures::StepFigures(const PageOrder& order, const Step& step) : order_(order), step_(step) {
  int next = 1;
  for (const ScreenUse& use : step.screens) {
    screen_numbers_.push_back(number_points(use, next));
    numbers_.insert(screen_numbers_.back().begin(), screen_numbers_.back().end());
    next += static_cast<int>(use.points.size());
  }
  for (const Image& image : step.images) {
    image_numbers_.push_back(next);
    for (const Callout& point : image.points) {
      if (!point.id.empty()) numbers_.emplace(point.id.text, next);
      ++next;
    }
  }
}

TemplateList StepFigures::screens() const {
  TemplateList list;
  for (std::size_t i = 0; i < step_.screens.size(); ++i) {
    const ScreenUse& use = step_.screens[i];
    const Screen screen =
        resolve_screen(order_.site.screen(use.screen.text)->in(order_.edition), use, order_.any_edition());
    const std::string label = interface_text("screen-label", order_.context.language, {{"title", screen.title.text}});
    // No id that an author writes has an underscore.
    const std::string description_id = step_.id.text + "-screen-" + std::to_string(i + 1) + "_";
    list.push_back(TemplateData()
                       .with("drawing", draw_screen(screen, screen_numbers_[i], label, description_id))
                       .with("description-id", description_id)
                       .with("description", describe_screen(screen, screen_numbers_[i], order_.context.language))
                       .with("caption", use.caption.empty() ? label : text_of(use.caption)));
  }
  return list;
}

TemplateList StepFigures::images() const {
  TemplateList list;
  for (std::size_t i = 0; i < step_.images.size(); ++i) {
    const Image& image = step_.images[i];
    int number = image_numbers_[i];
    TemplateData data;
    data.set("src", std::string(root_of_pages) + hole("asset:" + image.file.text));
    data.set("alt", text_of(image.alternative));
    data.set("caption", text_of(image.caption));
    data.set("first-number", number == 1 ? std::string() : std::to_string(number));
    set_list(data, "points", image.points, [&](const Callout& point) {
      return TemplateData()
          .with("number", std::to_string(number++))
          .with("x", hundredths(point.x))
          .with("y", hundredths(point.y))
          .with("label", text_of(point.label));
    });
    list.push_back(std::move(data));
  }
  return list;
}

Html StepFigures::with_numbers(const BodyContent& content) const {
  if (content.points.empty()) return content.html;
  const std::string opening = std::string(hole_begin) + "point:";
  std::string_view rest = content.html.text;
  std::string text;
  for (std::size_t at = rest.find(opening); at != std::string_view::npos; at = rest.find(opening)) {
    text += rest.substr(0, at);
    rest.remove_prefix(at + opening.size());
    const std::size_t end = rest.find(hole_end);
    const std::string_view name = rest.substr(0, end);
    const auto number = numbers_.find(name);
    text += number == numbers_.end() ? std::string(name) : number_sign(number->second);
    rest.remove_prefix(end + hole_end.size());
  }
  return Html{text.append(rest)};
}

}  // namespace shirube
