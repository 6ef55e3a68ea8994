#include "generator/render/flow_page.h"

#include "generator/drawing/flow_chart.h"
#include "generator/drawing/flow_chart_source.h"
#include "generator/model/hole.h"
#include "generator/render/flow_words.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_fill.h"
#include "generator/render/page_frame.h"
#include "generator/render/page_parts.h"

namespace shirube {
namespace {

std::string path_beside(std::string_view id, std::string_view ending) {
  return std::string(folder_of(PageKind::flow)).append("/").append(id).append(ending);
}

/// Fills an edition's values into a text that has no other holes.
class ValueFiller : public HoleFiller {
 public:
  explicit ValueFiller(const Edition& edition) : edition_(edition) {}
  void append(std::string_view name, std::string& text) const override {
    if (const std::string* value = edition_.value(name)) text += *value;
  }

 private:
  const Edition& edition_;
};

/// A drawing has no holes.
FlowChartTexts chart_texts(const Edition& edition) {
  const Language language = edition.language;
  return {interface_text("flow-start", language),
          [&edition, language](const Question& question, const Route& route) {
            return fill_text(route_in_words(question, route, language), ValueFiller(edition));
          },
          [language](int number) {
            return interface_text("flow-go-on", language, {{"number", std::to_string(number)}});
          }};
}

class FlowPage {
 public:
  FlowPage(const Flow& flow, const PageOrder& order)
      : flow_(flow), order_(order), language_(order.context.language), parts_(order, "flow:" + flow.id) {}

  TemplateData data(const FlowChartDrawing& drawing) const {
    TemplateData data = parts_.frame(PageKind::flow, flow_.id, flow_.title, flow_.summary, flow_.contact);
    set_scripts(data, {std::string(root_of_pages) + hole("edition:flow-script")});
    parts_.set_audience(data, flow_.audience);
    data.set("notes", parts_.notes(flow_.notes));
    data.set("start", flow_.start.text);
    set_facts(data);
    set_chart(data, drawing);
    TemplateList questions, outcomes;
    for (const Question& each : flow_.questions) questions.push_back(question(each, questions.size() + 1));
    for (const Outcome& each : flow_.outcomes) outcomes.push_back(outcome(each));
    data.set("questions", std::move(questions));
    data.set("outcomes", std::move(outcomes));
    parts_.set_related(data, flow_.related);
    parts_.set_sources(data, flow_.sources);
    parts_.set_changes(data, flow_.changes);
    parts_.set_reviewed(data, flow_.reviewed);
    return data;
  }

  FlowChartDrawing draw() const {
    // No id that an author writes has an underscore.
    const FlowChartName name{interface_text("flow-chart-title", language_),
                             interface_text("flow-chart-description", language_), "chart-title_", "chart-description_"};
    return draw_flow_chart(make_chart_boxes(flow_, order_.any_edition(), chart_texts(order_.any_edition())), name,
                           {flow_.id + ".html", interface_text("flow-chart-alone", language_)});
  }

 private:
  void set_facts(TemplateData& data) const {
    set_list(data, "facts", flow_.facts, [&](const Fact& fact) {
      TemplateList values;
      for (const Fact::Value& value : fact.values) {
        values.push_back(
            TemplateData().with("fact", fact.id.text).with("id", value.id.text).with("label", text_of(value.label)));
      }
      return TemplateData().with("title", text_of(fact.title)).with("values", std::move(values));
    });
  }

  void set_chart(TemplateData& data, const FlowChartDrawing& drawing) const {
    TemplateList parts;
    for (const Html& part : drawing.print_parts) parts.push_back(TemplateData().with("drawing", part));
    data.set("chart", TemplateData()
                          .with("drawing", drawing.chart)
                          .with("label", interface_text("flow-chart-title", language_))
                          .with("parts", std::move(parts))
                          .with("caption", interface_text("flow-chart-caption", language_))
                          .with("file", flow_.id + ".svg"));
  }

  TemplateData question(const Question& question, std::size_t number) const {
    constexpr std::string_view kinds[] = {"one", "many", "date", "number"};
    TemplateData data;
    data.set("id", question.id.text);
    data.set("number", std::to_string(number));
    data.set("kind", kinds[static_cast<std::size_t>(question.kind)]);
    data.set("ask", text_of(question.ask));
    data.set("help", question.help.content.html);
    data.set("decided", decided(question));
    TemplateList decisions, choices, routes;
    for (const Decision& decision : question.decided) {
      decisions.push_back(TemplateData().with("text", decision_in_words(flow_, question, decision, language_)));
    }
    for (const Choice& each : question.choices) choices.push_back(choice(each));
    for (const Route& each : question.routes) routes.push_back(route(question, each));
    data.set("decisions", std::move(decisions));
    data.set("is-one", question.kind == QuestionKind::one);
    data.set("is-many", question.kind == QuestionKind::many);
    data.set("choices", std::move(choices));
    const bool is_date = question.kind == QuestionKind::date;
    const bool has_input = is_date || question.kind == QuestionKind::number;
    data.set("input-type", !has_input ? "" : is_date ? "date" : "number");
    data.set("input-label", interface_text(is_date ? "flow-date" : "flow-number", language_));
    data.set("has-routes", !routes.empty());
    data.set("routes", std::move(routes));
    return data;
  }

  /// `facility=clinic:no facility=hospital:yes`: what each value of a fact answers.
  static std::string decided(const Question& question) {
    std::string text;
    for (const Decision& decision : question.decided) {
      for (const Text& value : decision.values) {
        text.append(text.empty() ? "" : " ").append(decision.fact.text).append("=").append(value.text);
        text.append(":").append(decision.choice.text);
      }
    }
    return text;
  }

  TemplateData choice(const Choice& choice) const {
    return TemplateData()
        .with("id", choice.id.text)
        .with("label", text_of(choice.label))
        .with("note", text_of(choice.note))
        .with("target", choice.to.empty() ? std::string() : fragment_of(flow_, choice.to.text))
        .with("to", leads_to(choice.to));
  }

  TemplateData route(const Question& question, const Route& route) const {
    std::string chosen;
    for (const Text& id : route.choices) chosen.append(chosen.empty() ? "" : " ").append(id.text);
    const bool compares = question.kind != QuestionKind::many && route.test != Route::Test::otherwise;
    return TemplateData()
        .with("test", word_of(route.test))
        .with("chosen", chosen)
        .with("amount", compares ? std::to_string(route.amount) : std::string())
        .with("label", route_in_words(question, route, language_))
        .with("target", fragment_of(flow_, route.to.text))
        .with("to", leads_to(route.to));
  }

  std::string leads_to(const Text& id) const {
    return interface_text("flow-leads-to", language_, {{"place", place_in_words(flow_, id.text, language_)}});
  }

  TemplateData outcome(const Outcome& outcome) const {
    const bool is_done = outcome.kind == OutcomeKind::done;
    TemplateData data;
    data.set("id", outcome.id.text);
    data.set("number", std::to_string(number_of(flow_, outcome)));
    data.set("kind", is_done ? "done" : "remedy");
    data.set("kind-label", interface_text(is_done ? "flow-done" : "flow-remedy", language_));
    data.set("title", text_of(outcome.title));
    data.set("body", outcome.body.content.html);
    TemplateList steps;
    for (const Step& step : outcome.steps) {
      steps.push_back(parts_.step(step, std::to_string(steps.size() + 1), StepLevel::in_outcome));
    }
    data.set("has-steps", !steps.empty());
    data.set("steps", std::move(steps));
    parts_.set_links(data, outcome.links);
    set_onward(data, outcome);
    data.set("outcome-contact", outcome.contact.empty() ? Html{} : Html{hole("part:desk:" + outcome.contact.text)});
    return data;
  }

  void set_onward(TemplateData& data, const Outcome& outcome) const {
    data.set("has-onward", !outcome.next.empty() || !outcome.again.empty());
    data.set("next", false);
    data.set("again", false);
    if (!outcome.next.empty()) {
      const std::string title = hole("title:" + outcome.next.text);
      data.set("next", TemplateData()
                           .with("href", href_with_holes(outcome.next.text, root_of_pages))
                           .with("label", interface_text("flow-next-page", language_, {{"title", title}})));
    }
    if (!outcome.again.empty()) {
      const std::string title = hole("title:flow:" + flow_.id + "#q-" + outcome.again.text);
      data.set("again", TemplateData()
                            .with("target", "q-" + outcome.again.text)
                            .with("label", interface_text("flow-again", language_, {{"question", title}})));
    }
  }

  const Flow& flow_;
  const PageOrder& order_;
  Language language_;
  PageParts parts_;
};

}  // namespace

std::string flow_source(const Flow& flow, const Edition& edition) {
  return graph_source(flow, edition, chart_texts(edition));
}

std::string flow_chart_path(std::string_view id) { return path_beside(id, ".svg"); }

std::string flow_json_path(std::string_view id) { return path_beside(id, ".json"); }

RenderedFlow render_flow(const Flow& flow, const PageOrder& order) {
  const FlowPage page(flow, order);
  const FlowChartDrawing drawing = page.draw();
  Html html = order.templates.render("flow", order.context.language, page.data(drawing), order.worker);
  return {std::move(html), drawing.file};
}

}  // namespace shirube
