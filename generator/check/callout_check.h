// Checks of the call-outs that texts name, `{user-name}` or `{①}`: a step's screens and pictures must number them.
// Leaves what is pointed at to screen_check.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "generator/check/edition_findings.h"
#include "generator/model/site.h"
#include "generator/model/visit.h"

namespace shirube {

class CalloutCheck {
 public:
  CalloutCheck(const Site& site, EditionFindings& findings, Diagnostics& diagnostics)
      : site_(site), findings_(findings), diagnostics_(diagnostics) {}

  /// Bodies that are checked from now on are this step's where it holds them. It must outlive these calls.
  void enter(const Step& step) { step_ = &step; }
  void check(const Body& body, const EditionSet& editions);

  /// Reports what only all forms of a page together can tell. To be called once, before `findings` is reported.
  void finish();

 private:
  /// A name in a text, by its place and what it names.
  using Mention = std::pair<Span, std::string>;
  struct Found {
    EditionSet lacking;             // the editions that show the text but no such call-out
    bool stands_somewhere = false;  // in any form of the page, whatever the editions
    std::optional<Span> left_out_here;
    std::string suggestion;
  };
  /// A call-out that an edition shows. `on` tells screens and pictures apart.
  struct Numbered {
    std::string_view id;
    Span span;
    const void* on = nullptr;
  };

  using Numbers = std::vector<Numbered>;
  /// What a step numbers, in its order: in any edition, and in each of those that a text of it stands in.
  struct StepNumbers {
    Numbers all;
    std::vector<Numbers> by_edition;
  };

  bool is_of_step(const Body& body) const;
  StepNumbers numbers_for(const EditionSet& editions) const;
  /// In an edition where one is given, else in any.
  Numbers numbers_in(const Edition* edition) const;
  /// Whether all of the editions have it.
  bool check_name(std::string_view name, const Span& span, const EditionSet& editions, const StepNumbers& numbers);
  /// Whether the name stands for two numbers, which it reports.
  bool report_ambiguous(std::string_view name, const Span& span, const Numbers& numbers);
  std::optional<Span> left_out_by(std::string_view name, const Edition& edition) const;

  const Site& site_;
  EditionFindings& findings_;
  Diagnostics& diagnostics_;
  const Step* step_ = nullptr;
  std::map<Mention, Found> mentions_;
};

}  // namespace shirube
