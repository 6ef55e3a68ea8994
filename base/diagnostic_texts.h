// The parts that the catalogue is put together from, and the words that parameters can be.
// Leaves finding and filling them to base/diagnostic_catalogue.cc, their only user.
#pragma once

#include <span>
#include <string_view>

#include "base/diagnostic_catalogue.h"

namespace shirube {

/// What stands for a parameter that is a word of ours (`list`, `no-permission`) rather than a text of the author's.
struct Word {
  std::string_view id;
  BothLanguages word = {};    // an empty one stands for the parameter itself
  BothLanguages advice = {};  // for `{parameter:advice}`
};

enum class WordMatch {
  whole,  // the parameter is the id
  part,   // the parameter contains the id; the first that does counts
};

/// The words of one parameter. A last word with an empty id stands for any other parameter.
struct WordTable {
  std::string_view code;
  std::string_view parameter;
  WordMatch match = WordMatch::whole;
  std::span<const Word> words;
};

/// Reading the files: the disk, UTF-8, YAML's own syntax.
std::span<const CatalogueEntry> file_texts();
std::span<const WordTable> file_words();
/// Keys and what stands under them.
std::span<const CatalogueEntry> key_texts();
std::span<const WordTable> key_words();
/// Links, values, images, headings, templates.
std::span<const CatalogueEntry> page_texts();
std::span<const WordTable> page_words();
/// Editions and their overlays.
std::span<const CatalogueEntry> edition_texts();
std::span<const WordTable> edition_words();
/// Screens and the call-outs on them.
std::span<const CatalogueEntry> screen_texts();
std::span<const WordTable> screen_words();
/// Flows and the examples beside them.
std::span<const CatalogueEntry> flow_texts();
std::span<const WordTable> flow_words();
/// Forms: their fields, conditions and rules.
std::span<const CatalogueEntry> form_texts();
std::span<const WordTable> form_words();
/// The mails that forms send.
std::span<const CatalogueEntry> form_mail_texts();

}  // namespace shirube
