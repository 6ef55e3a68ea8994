// What a flow says of itself in words: its routes, its numbers, what facts decide.
// Leaves the page to flow_page.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "generator/model/flow.h"

namespace shirube {

/// When a route is taken: 「3週間より前」, 「「名前」、「住所」のどれかを選んだとき」. May hold holes.
std::string route_in_words(const Question& question, const Route& route, Language language);

/// The word for a route's test, as the YAML has it: `older-than`.
std::string_view word_of(Route::Test test);

/// The number of an outcome among those of its kind, from 1: remedies are counted apart, as people count them.
std::size_t number_of(const Flow& flow, const Outcome& outcome);

/// Where an id leads, by its number on the page: 「質問4」, 「対処5」; empty where the flow has no such id.
std::string place_in_words(const Flow& flow, std::string_view id, Language language);

/// The fragment of an id's place on the page: `q-ID` or `o-ID`.
std::string fragment_of(const Flow& flow, std::string_view id);

/// 「医療機関の種類が「病院」のときは、「左」に決まります。」
std::string decision_in_words(const Flow& flow, const Question& question, const Decision& decision, Language language);

}  // namespace shirube
