// The pictures of a step: drawings of screens and images, with call-outs numbered through all of them.
// Leaves drawing to generator/drawing and telling screens in words to screen_description.h.
#pragma once

#include <vector>

#include "generator/drawing/screen_view.h"
#include "generator/model/guide.h"
#include "generator/render/page_order.h"

namespace shirube {

class StepFigures {
 public:
  /// Numbers the call-outs. `step` must outlive this; its conditions are decided.
  StepFigures(const PageOrder& order, const Step& step);

  TemplateList screens() const;
  TemplateList images() const;
  /// A text of the step with the numbers in place of the call-outs that it names.
  Html with_numbers(const BodyContent& content) const;

 private:
  const PageOrder& order_;
  const Step& step_;
  std::vector<PointNumbers> screen_numbers_;  // of each screen
  std::vector<int> image_numbers_;            // of each image's first point
  PointNumbers numbers_;                      // of all that have an id
};

}  // namespace shirube
