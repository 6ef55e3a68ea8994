#include "generator/commands/asked_page.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "generator/model/suggestion.h"

namespace shirube {
namespace {

std::string japanese_word(PageKind kind) {
  switch (kind) {
    case PageKind::flow:
      return "フロー";
    case PageKind::form:
      return "フォーム";
    case PageKind::reference:
      return "参照表";
    case PageKind::guide:
      break;
  }
  return "手順";
}

}  // namespace

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text.empty() ? "-" : text;
}

AskedPage::AskedPage(const FileSystem& files, const SiteOptions& options, PageKind kind, const std::string& id,
                     const std::string& edition)
    : files_(files),
      options_(options),
      kind_(kind),
      wanted_(id),
      wanted_edition_(edition),
      prepared_(prepare_site(files, options)) {}

std::optional<ExitStatus> AskedPage::find() {
  if (prepared_.diagnostics.has_errors()) {
    print_findings();
    return ExitStatus::content_has_errors;
  }
  const std::string japanese = japanese_word(kind_);
  const std::string english(word_of(kind_));
  const auto page = site().page(kind_, wanted_);
  if (!page) {
    const std::string known = joined(page_ids(site(), kind_));
    return refuse("「" + wanted_ + "」という" + japanese + "はありません（あるのは、" + known + "）",
                  "there is no " + english + " “" + wanted_ + "” (there are: " + known + ")");
  }
  const auto edition = wanted_edition_.empty() ? base_edition() : site().edition_index(wanted_edition_);
  if (!edition) {
    const std::string known = joined(ids_of(site().editions));
    return refuse("「" + wanted_edition_ + "」という版はありません（あるのは、" + known + "）",
                  "there is no edition “" + wanted_edition_ + "” (there are: " + known + ")");
  }
  page_ = page->index;
  edition_ = *edition;
  if (!face_of(site(), *page, edition_).condition->holds(this->edition().lineage)) {
    const std::string& id = this->edition().id;
    return refuse(japanese + "「" + wanted_ + "」は、版「" + id + "」には出ません",
                  "the " + english + " “" + wanted_ + "” is left out of the edition “" + id + "”");
  }
  return std::nullopt;
}

void AskedPage::print_findings() const {
  const bool color = isatty(STDERR_FILENO) != 0;
  std::fputs(print_diagnostics(files_, prepared_, options_, color).c_str(), stderr);
}

std::optional<std::size_t> AskedPage::base_edition() const {
  const auto& editions = site().editions;
  const auto base =
      std::find_if(editions.begin(), editions.end(), [](const Edition& each) { return each.base.empty(); });
  if (base == editions.end()) return std::nullopt;
  return static_cast<std::size_t>(base - editions.begin());
}

ExitStatus AskedPage::refuse(const std::string& japanese, const std::string& english) const {
  print_failure(japanese, english, language());
  return ExitStatus::wrong_usage;
}

}  // namespace shirube
