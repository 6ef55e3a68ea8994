// Site: all of the content, as values.
// Leaves reading to generator/load and what is wrong with it to generator/check.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/source_file.h"
#include "generator/model/asset.h"
#include "generator/model/condition.h"
#include "generator/model/edition.h"
#include "generator/model/flow.h"
#include "generator/model/form.h"
#include "generator/model/guide.h"
#include "generator/model/reference.h"
#include "generator/model/screen.h"
#include "generator/model/source.h"
#include "generator/model/target.h"

namespace shirube {

struct Audience {
  Text id;
  Text title;
  Text summary;
  Condition condition;
};

struct Topic {
  Text id;
  Text title;
  Text summary;
  std::vector<ListedId> guides;
  std::vector<ListedId> flows;
  std::vector<ListedId> forms;
  std::vector<ListedId> references;
  bool series = false;
  Condition condition;
};

struct SiteSettings {
  Span span;
  Text title;
  Text summary;
  Body introduction;
  Text publisher;
  Text theme;
  Language language = Language::japanese;
  int review_months = 12;
  std::vector<Audience> audiences;
  std::vector<Topic> topics;
  Text form_endpoint;  // where forms are sent; an edition's own wins; empty: nowhere
  std::vector<Text> silence;
  bool has_search = true;
};

/// Words that people search by, and how the pages put them.
struct Synonym {
  Text phrase;
  std::vector<Text> alternatives;  // never empty
};

/// A page in all its forms. `variants[0]` is the base; each other one is what overlays make of it.
template <typename Page>
struct Editions {
  std::string id;
  std::vector<Page> variants;
  std::vector<std::uint32_t> variant_of_edition;  // by the edition's index in Site::editions

  const Page& in(std::size_t edition) const { return variants[variant_of_edition[edition]]; }
};

/// A page of any kind, by its place in the site's list of that kind.
struct PageId {
  PageKind kind = PageKind::guide;
  std::size_t index = 0;
  auto operator<=>(const PageId&) const = default;
};

struct Site {
  FileNames files;
  SiteSettings settings;
  std::vector<Edition> editions;                // sorted by id
  std::vector<Source> sources;                  // sorted by id
  std::vector<Editions<Guide>> guides;          // sorted by id
  std::vector<Editions<Screen>> screens;        // sorted by id
  std::vector<Editions<Flow>> flows;            // sorted by id
  std::vector<Editions<Form>> forms;            // sorted by id
  std::vector<Editions<Reference>> references;  // sorted by id
  /// The examples beside flows, by flow's id; none for a flow whose examples could not be read.
  std::map<std::string, std::vector<FlowExample>, std::less<>> flow_examples;
  std::vector<Synonym> synonyms;                     // in the order of the file
  std::map<std::string, Asset, std::less<>> assets;  // every picture that is used, by its path below content/

  /// `guide:ID` and the like (`site:` for site.yaml), of files that could not be read: what refers to them is not
  /// reported as well.
  std::set<std::string, std::less<>> unread;
  bool is_unread(std::string_view kind, std::string_view id) const {
    return unread.count(std::string(kind).append(":").append(id)) != 0;
  }

  /// The place of an id in the lists above; nothing where there is none.
  std::optional<std::size_t> edition_index(std::string_view id) const;
  std::optional<PageId> page(PageKind kind, std::string_view id) const;
  std::optional<std::size_t> guide_index(std::string_view id) const;
  /// nullptr where there is none.
  const Source* source(std::string_view id) const;
  const Editions<Screen>* screen(std::string_view id) const;
  const Editions<Reference>* reference(std::string_view id) const;
};

}  // namespace shirube
