#include "cgi/steps/sent_form.h"

#include <utility>

namespace shirube {
namespace {

/// Takes a value out; of several the first, since our pages send one.
std::string take(SentValues& values, std::string_view name) {
  const auto found = values.find(name);
  if (found == values.end()) return {};
  std::string text;
  if (auto* one = std::get_if<std::string>(&found->second)) text = std::move(*one);
  if (auto* several = std::get_if<std::vector<std::string>>(&found->second)) {
    if (!several->empty()) text = std::move(several->front());
  }
  values.erase(found);
  return text;
}

}  // namespace

SentForm sort_out(SentBody body) {
  SentForm sent{std::move(body.values), std::move(body.files), {}, {}, {}, {}};
  sent.token = take(sent.values, "_token");
  sent.change = take(sent.values, "_change");
  sent.kept = take(sent.values, "_kept");
  sent.homepage = take(sent.values, "_homepage");
  return sent;
}

}  // namespace shirube
