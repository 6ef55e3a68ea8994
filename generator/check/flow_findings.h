// What is wrong with a flow in some of its forms: told once, naming the editions only where these are not all.
// Leaves finding it to the checks of flows.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "generator/check/flow_forms.h"
#include "generator/model/site.h"

namespace shirube {

/// A mistake to be told; `code` is one of the catalogue. Its severity is the catalogue's.
Diagnostic mistake(std::string_view code, const Span& span,
                   std::vector<std::pair<std::string_view, std::string>> parameters = {});

/// The same of a place in the flow, with the path by which readers come there (PathsFromStart::text_to), if any.
Diagnostic reached_by(std::string path, Diagnostic found);

class FlowFindings {
 public:
  FlowFindings(const Site& site, const std::vector<FlowForm>& forms) : site_(site), shown_(editions_of(site, forms)) {}
  /// `shown`: the editions that show the page.
  FlowFindings(const Site& site, EditionSet shown) : site_(site), shown_(std::move(shown)) {}

  /// Adds a mistake of these editions. The same one in others is one: same place, code and first parameter, whatever
  /// the other parameters; the first ones are told.
  void add(const EditionSet& editions, Diagnostic found);
  void report(Diagnostics& diagnostics) const;

 private:
  using Key = std::tuple<Span, std::string_view, std::string>;
  struct Finding {
    Diagnostic told;
    EditionSet editions;
  };

  const Site& site_;
  EditionSet shown_;
  std::map<Key, Finding> findings_;
};

}  // namespace shirube
