// The languages in which Shirube speaks to people: every text of its own exists in both.
#pragma once

namespace shirube {

enum class Language { japanese, english };

}  // namespace shirube
