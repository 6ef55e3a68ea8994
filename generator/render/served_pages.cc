#include "generator/render/served_pages.h"

#include "base/slot.h"
#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/render/form_page.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"
#include "generator/render/page_parts.h"
#include "rules/messages.h"

namespace shirube {
namespace {

/// What the confirmation and the receipt have in common.
class ServedPage {
 public:
  ServedPage(const Form& form, const PageOrder& order)
      : form_(form), order_(order), language_(order.context.language), parts_(order, "form:" + form.id) {}

  /// `title` is the key of the page's title, which the form's own goes with.
  TemplateData data(std::string_view title) const {
    TemplateData data = parts_.frame(PageKind::form, form_.id, form_.title, {}, form_.contact);
    set_served(data);
    const std::string whole = interface_text(
        "form-page-title", language_, {{"page", interface_text(title, language_)}, {"form", text_of(form_.title)}});
    data.set("title", whole);
    data.set("page-title", page_title(whole, language_));
    data.set("form-title", text_of(form_.title));
    data.set("id", form_.id);
    return data;
  }

  Html render(std::string_view name, const TemplateData& data) const {
    return order_.templates.render(name, language_, data, order_.worker);
  }

 private:
  const Form& form_;
  const PageOrder& order_;
  Language language_;
  PageParts parts_;
};

TemplateData answer_data(const Field& field, Language language) {
  return TemplateData()
      .with("id", field.id)
      .with("label", field.label)
      .with("is-secret", field.type == FieldType::secret)
      .with("if-filled", slot("if filled " + field.id))
      .with("each-line", slot("each lines " + field.id))
      .with("of-field", interface_text("form-change-of", language, {{"field", field.label}}));
}

Html render_confirm(const Form& form, const RulePack& pack, const PageOrder& order) {
  const ServedPage page(form, order);
  TemplateData data = page.data("form-confirm-title");
  data.set("if-warnings", slot("if warnings"));
  data.set("each-warning", slot("each warnings"));
  data.set("warnings-title", form_text("script.warnings-title", order.context.language));
  data.set("submit-address", slot("text submit-address"));
  data.set("confirm-address", slot("text confirm-address"));
  data.set("token", slot("text token"));
  data.set("line", slot("text line"));
  TemplateList sections;
  for (const FormSection& section : form.sections) {
    const std::string number = std::to_string(sections.size());
    TemplateList fields;
    for (const FormField& field : section.fields) {
      const Field* rules = pack.field(field.id.text);
      if (rules != nullptr) fields.push_back(answer_data(*rules, order.context.language));
    }
    sections.push_back(TemplateData()
                           .with("title", text_of(section.title))
                           .with("if-filled", slot("if filled-section " + number))
                           .with("fields", std::move(fields)));
  }
  data.set("sections", std::move(sections));
  return page.render("form-confirm", data);
}

Html render_done(const Form& form, const PageOrder& order) {
  const ServedPage page(form, order);
  TemplateData data = page.data("form-received-title");
  // The script forgets here what it has kept of the form.
  set_scripts(data, {std::string(root_of_pages) + hole("edition:form-script")});
  data.set("receipt", slot("text receipt"));
  data.set("if-time", slot("if time"));
  data.set("time", slot("text time"));
  data.set("finish", form.finish.content.html);
  return page.render("form-done", data);
}

bool stands_at(std::string_view html, std::size_t at, std::string_view text) {
  return html.substr(at, text.size()) == text;
}

}  // namespace

ServedPages render_served_pages(const Form& resolved, const RulePack& pack, const PageOrder& order) {
  return {PageSkeleton(render_form(resolved, pack, order, FormUse::served)),
          PageSkeleton(render_confirm(resolved, pack, order)), PageSkeleton(render_done(resolved, order))};
}

PageSkeleton render_problem(const EditionView& view, const Templates& templates, unsigned worker) {
  const Language language = view.edition().language;
  PageFrame frame;
  frame.language = language;
  frame.title = slot("text title");
  frame.has_audiences = !view.audiences.empty();
  frame.root = root_of_pages;
  TemplateData data = page_frame(*view.site, frame);
  set_served(data);
  data.set("topic", false);
  data.set("if-form", slot("if form-address"));
  data.set("form-address", slot("text form-address"));
  data.set("back", interface_text("form-problem-back", language, {{"form", slot("text form-title")}}));
  return PageSkeleton(templates.render("form-problem", language, data, worker));
}

std::string fill_served_page(const PageSkeleton& page, const HoleFiller& filler) {
  // Nothing else holds these bytes: quotes in texts are escaped.
  constexpr std::string_view attributes[] = {"href", "src", "action", "formaction", "data-kiosk"};
  const std::string link = "=\"" + std::string(root_of_pages);
  const std::string base = slot("text base");
  const std::string html = page.fill(filler);
  std::string served;
  served.reserve(html.size() + html.size() / 8);
  std::size_t done = 0;
  for (std::size_t at = html.find(link); at != std::string::npos; at = html.find(link, at + 1)) {
    bool is_link = false;
    for (const std::string_view attribute : attributes) {
      is_link = is_link || (at > attribute.size() && html[at - attribute.size() - 1] == ' ' &&
                            stands_at(html, at - attribute.size(), attribute));
    }
    if (!is_link) continue;
    served.append(html, done, at + 2 - done).append(base);
    done = at + link.size();
  }
  return served.append(html, done);
}

}  // namespace shirube
