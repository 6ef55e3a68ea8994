// Guide: one procedure, as steps in order.
// Leaves which edition shows what to generator/render/edition_view.h; every text keeps the place where it was written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "generator/model/condition.h"
#include "generator/model/overlay_change.h"
#include "generator/model/screen.h"
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

/// A numbered point on a picture: hundredths of a per cent from the left and the top. `id` may be empty; where it is
/// not, the step's texts may name it: `{id}`.
struct Callout {
  Text id;
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

/// An item of a list of ids that may carry a condition.
struct ListedId {
  Text id;
  Condition condition;
};

/// What a step changes on a screen, by the element's id.
struct StateChange {
  Text element;
  ElementState state = ElementState::normal;
};
struct ValueChange {
  Text element;
  Text value;
};

/// A screen as a step shows it. Call-outs are numbered through all the screens and pictures of a step, in their order.
struct ScreenUse {
  Text screen;  // its id
  Text caption;
  std::vector<ListedId> points;  // elements' ids
  std::vector<StateChange> states;
  std::vector<ValueChange> values;
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
  std::vector<ScreenUse> screens;
  std::vector<Image> images;
  std::vector<ListedId> references;
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

struct SourceReference {
  Text document;
  Text section;
  Condition condition;
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
