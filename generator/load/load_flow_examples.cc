#include "generator/load/load_flow_examples.h"

#include <utility>

#include "generator/load/map_reader.h"

namespace shirube {
namespace {

/// Where facts answer every question, nobody says anything: `answers: []`.
std::vector<Text> load_answers(MapReader& item) {
  const YamlNode* written = item.raw("answers");
  const bool is_empty = written != nullptr && written->kind == YamlNode::Kind::list && written->items.empty();
  return is_empty ? std::vector<Text>{} : item.texts("answers");
}

FlowExample load_example(MapReader& item) {
  FlowExample example;
  example.span = item.span();
  example.answers = load_answers(item);
  item.each_by_id("facts", [&](Text fact, YamlNode& value) {
    Text text = item.take_line(value, fact.text);
    if (!text.empty()) example.facts.emplace_back(std::move(fact), std::move(text));
  });
  example.outcome = item.text("outcome", Need::required);
  example.editions = item.ids("editions");
  example.except = item.ids("except");
  Span place;
  example.today = item.date("today", place);
  return example;
}

}  // namespace

std::vector<FlowExample> load_flow_examples(YamlNode& node, Diagnostics& diagnostics) {
  // An empty file may come as an empty map.
  const bool is_text = node.kind == YamlNode::Kind::scalar;
  if (is_text || (node.items.empty() && node.entries.empty())) {
    diagnostics.add("wrong-type", node.span(),
                    {{"key", ""}, {"expected", "list"}, {"found", is_text ? "text" : "nothing"}});
    return {};
  }
  std::vector<FlowExample> examples;
  const auto load = [&](YamlNode& written) {
    const std::size_t told = diagnostics.all().size();
    MapReader item(written, diagnostics);
    FlowExample& example = examples.emplace_back(load_example(item));
    item.finish();
    example.is_whole = diagnostics.all().size() == told;
  };
  if (node.kind == YamlNode::Kind::map) load(node);
  examples.reserve(node.items.size());
  for (YamlNode& item : node.items) load(item);
  return examples;
}

}  // namespace shirube
