// Guide: one procedure, as steps in order.
// Leaves which edition shows what to generator/render/edition_view.h; every text keeps the place where it was written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "generator/model/condition.h"
#include "generator/model/text.h"

namespace shirube {

enum class NoteKind { note, caution, warning };

struct Note {
  NoteKind kind = NoteKind::note;
  Text title;
  Body body;
  Condition condition;
};

/// Folded help inside a step. `id` may be empty; where it is not, it is an anchor of the page.
struct Aside {
  Text id;
  Text title;
  Body body;
  Condition condition;
};

/// A numbered point on a picture: hundredths of a per cent from the left and the top.
struct Callout {
  int x = 0;
  int y = 0;
  Text label;
  Condition condition;
};

struct Image {
  Text file;  // relative to content/
  Text alternative;
  Text caption;
  std::vector<Callout> points;
  Condition condition;
};

/// A link that stands by itself. `label` may be empty: the target's title serves then.
struct Link {
  Text to;
  Text label;
  Condition condition;
};

struct Step {
  Text id;
  Text title;
  Body body;
  std::vector<Image> images;
  std::vector<Note> notes;
  std::vector<Aside> asides;
  std::vector<Link> links;
  Condition condition;
};

/// An item of a list of Markdown texts.
struct PrepareItem {
  Body body;
  Condition condition;
};

/// An item of a list of ids that may carry a condition.
struct ListedId {
  Text id;
  Condition condition;
};

struct SourceReference {
  Text document;
  Text section;
  Condition condition;
};

/// What the overlays of an edition and of its bases did to a guide, one change each, in the order of the overlays. Of
/// an item that several of them change it tells what became of it in all.
struct OverlayChange {
  enum class Kind { added, removed, replaced } kind = Kind::replaced;
  std::string list;     // the key that changed: `steps`, `finish`, …
  Text title;           // of the item in that list; empty where the key is no list of items with ids
  std::string id = {};  // of that item
};

struct Guide {
  std::string id;
  Span span;
  Text title;
  Text summary;
  std::vector<ListedId> audience;
  std::vector<PrepareItem> prepare;
  std::vector<Note> notes;
  std::vector<Step> steps;
  Body finish;
  std::vector<Link> related;
  std::vector<SourceReference> sources;
  Text contact;  // the values whose names begin with it make the contact block; empty: `contact`
  std::optional<Date> reviewed;
  Span reviewed_span;
  Condition condition;
  std::vector<OverlayChange> changes;
};

}  // namespace shirube
