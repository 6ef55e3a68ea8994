#include "generator/render/form_page.h"

#include <algorithm>

#include "base/slot.h"
#include "generator/model/hole.h"
#include "generator/render/form_rules.h"
#include "generator/render/form_table.h"
#include "generator/render/form_words.h"
#include "generator/render/interface_texts.h"
#include "generator/render/outside_addresses.h"
#include "generator/render/page_frame.h"
#include "generator/render/page_parts.h"
#include "rules/messages.h"

namespace shirube {
namespace {

class FormPage {
 public:
  FormPage(const Form& form, const RulePack& pack, const PageOrder& order, FormUse use)
      : form_(form), pack_(pack), order_(order), use_(use), parts_(order, "form:" + form.id) {}

  TemplateData data() const {
    const Language language = order_.context.language;
    TemplateData data = parts_.frame(PageKind::form, form_.id, form_.title, form_.summary, form_.contact);
    const std::string root(root_of_pages);
    set_scripts(data, {root + rules_script_path(form_.id), root + hole("edition:form-script")});
    parts_.set_audience(data, form_.audience);
    data.set("notes", parts_.notes(form_.notes));
    data.set("id", form_.id);
    data.set("is-multipart", std::any_of(pack_.fields.begin(), pack_.fields.end(),
                                         [](const Field& field) { return field.type == FieldType::file; }));
    if (use_ == FormUse::served) {
      set_slots(data);
    } else {
      set_destination(data);
    }
    data.set("summary-title", form_text("script.summary-title", language));
    data.set("sections", sections());
    data.set("button", button());
    data.set("finish", form_.finish.content.html);
    data.set("table", table_data(form_table(pack_), language));
    parts_.set_related(data, form_.related);
    parts_.set_sources(data, form_.sources);
    parts_.set_changes(data, form_.changes);
    parts_.set_reviewed(data, form_.reviewed);
    return data;
  }

 private:
  bool is_copied() const { return use_ == FormUse::copied && !form_.is_rehearsal; }

  std::string button() const {
    // The author's own word for it may promise that something is sent.
    if (is_copied()) return interface_text("form-send-copy", order_.context.language);
    if (!form_.button.empty()) return text_of(form_.button);
    return interface_text(form_.is_rehearsal ? "form-send-rehearsal" : "form-send", order_.context.language);
  }

  /// Where the form can be sent from, for a phone; an edition that is published nowhere has no such address.
  void set_online_form(TemplateData& data) const {
    data.set("online", false);
    if (!is_copied() || !order_.context.has_url) return;
    const std::string address = hole("url:" + page_path(PageKind::form, form_.id));
    data.set("online", TemplateData().with("address", address).with("code", Html{qr_code_mark(address)}));
  }

  void set_destination(TemplateData& data) const {
    const bool sends_nothing = form_.is_rehearsal || is_copied();
    const std::string endpoint = sends_nothing ? std::string() : order_.any_edition().form_endpoint.text;
    data.set("is-rehearsal", form_.is_rehearsal);
    data.set("is-copied", is_copied());
    data.set("sends-nothing", sends_nothing);
    set_online_form(data);
    data.set("action", form_action(endpoint, form_.id));
    data.set("form-action", Html{form_action_source(endpoint)});
  }

  /// What the server fills in around the fields.
  void set_slots(TemplateData& data) const {
    const Language language = order_.context.language;
    set_served(data);
    data.set("page-title", slot("if errors") + std::string(form_text("script.error", language)) + slot("end") +
                               page_title(text_of(form_.title), language));
    data.set("action", slot("text confirm-address"));
    data.set("slots", TemplateData()
                          .with("if-errors", slot("if errors"))
                          .with("unless-errors", slot("unless errors"))
                          .with("each-error", slot("each errors"))
                          .with("if-target", slot("if target"))
                          .with("target", slot("text target"))
                          .with("if-kept", slot("if kept"))
                          .with("kept", slot("text kept"))
                          .with("if-trapped", slot("if trapped"))
                          .with("unless-trapped", slot("unless trapped")));
  }

  TemplateList sections() const {
    TemplateList list;
    for (const FormSection& section : form_.sections) {
      const std::size_t index = list.size();
      TemplateList fields;
      for (const FormField& field : section.fields) {
        const Field* rules = pack_.field(field.id.text);
        if (rules != nullptr) fields.push_back(field_data(field, *rules, pack_, use_));
      }
      list.push_back(TemplateData()
                         .with("number", std::to_string(index))
                         .with("title", text_of(section.title))
                         .with("when", section_condition(index))
                         .with("body", section.body.content.html)
                         .with("fields", std::move(fields)));
    }
    return list;
  }

  std::string section_condition(std::size_t index) const {
    const std::string words = condition_in_words(pack_.sections[index].when, pack_);
    if (words.empty()) return {};
    return interface_text("form-section-when", pack_.language, {{"condition", words}});
  }

  const Form& form_;
  const RulePack& pack_;
  const PageOrder& order_;
  FormUse use_;
  PageParts parts_;
};

bool stands_in_origin(char c) {
  const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter_or_digit || c == '-' || c == '.' || c == ':' || c == '[' || c == ']';
}

}  // namespace

std::string form_action(std::string_view endpoint, std::string_view form) {
  if (endpoint.empty()) return {};
  while (endpoint.ends_with('/')) endpoint.remove_suffix(1);
  return std::string(endpoint).append("/").append(form).append("/confirm");
}

std::string form_action_source(std::string_view endpoint) {
  constexpr std::string_view nowhere = "'none'";
  if (endpoint.empty()) return std::string(nowhere);
  const std::size_t scheme = endpoint.find("://");
  if (scheme == std::string_view::npos) return "'self'";
  const std::size_t host = scheme + 3;
  const std::string_view origin = endpoint.substr(0, endpoint.find_first_of("/?#", host));
  const std::string_view authority = origin.substr(host);
  const bool is_web = endpoint.starts_with("https://") || endpoint.starts_with("http://");
  // A `;` or a blank in it would begin a directive of its own.
  const bool can_be_named =
      is_web && !authority.empty() && std::all_of(authority.begin(), authority.end(), stands_in_origin);
  return std::string(can_be_named ? origin : nowhere);
}

Html render_form(const Form& resolved, const RulePack& pack, const PageOrder& order, FormUse use) {
  return order.templates.render("form", order.context.language, FormPage(resolved, pack, order, use).data(),
                                order.worker);
}

}  // namespace shirube
