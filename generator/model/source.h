// Source: the published document that a guide derives from, with its revisions.
// Leaves which guide derives from it to Guide.
#pragma once

#include <string>
#include <vector>

#include "generator/model/condition.h"
#include "generator/model/text.h"

namespace shirube {

struct Revision {
  Text version;
  Text date;
  Text author;
  Text text;
  Condition condition;
};

struct Source {
  std::string id;
  Span span;
  Text title;
  Text publisher;
  Text version;
  Text date;  // as the document states it: a date, or words such as 令和7年2月19日現在
  Text url;
  Body note;
  std::vector<Revision> revisions;
};

}  // namespace shirube
