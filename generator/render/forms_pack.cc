#include "generator/render/forms_pack.h"

#include <nlohmann/json.hpp>

#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"

namespace shirube {
namespace {

constexpr std::string_view version = "1";

/// Texts are UTF-8 by then; `replace` only because the library would otherwise throw.
std::string quoted(std::string text) {
  return nlohmann::json(std::move(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// An object's members in the order in which they are written.
class Members {
 public:
  /// `json` is a value as JSON.
  Members& add(std::string_view name, std::string_view json) {
    text_.append(text_.empty() ? "\"" : ",\"").append(name).append("\":").append(json);
    return *this;
  }
  std::string object() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

std::string mail_members(const FormMails& mails, const HoleFiller& filler) {
  const auto text = [&](const std::string& with_holes) { return quoted(fill_text(with_holes, filler)); };
  Members members;
  members.add("office",
              Members().add("subject", text(mails.office.subject)).add("body", text(mails.office.body)).object());
  if (!mails.sender_field.empty()) {
    members.add("sender", Members()
                              .add("field", quoted(mails.sender_field))
                              .add("subject", text(mails.sender.subject))
                              .add("body", text(mails.sender.body))
                              .object());
  }
  return members.object();
}

}  // namespace

SharedForm share_form(const Form& resolved, const RulePack& pack, const PageOrder& order) {
  return {resolved.id, text_of(resolved.title), render_served_pages(resolved, pack, order),
          form_mails(resolved, pack, order.context.language)};
}

std::string packed_form(const SharedForm& form, std::string_view rules, const HoleFiller& filler) {
  const auto page = [&](const PageSkeleton& skeleton) { return quoted(fill_served_page(skeleton, filler)); };
  while (rules.ends_with('\n')) rules.remove_suffix(1);
  const std::string pages = Members()
                                .add("form", page(form.pages.form))
                                .add("confirm", page(form.pages.confirm))
                                .add("done", page(form.pages.done))
                                .object();
  const std::string value = Members()
                                .add("title", quoted(fill_text(form.title, filler)))
                                .add("rules", rules)
                                .add("mail", mail_members(form.mails, filler))
                                .add("pages", pages)
                                .object();
  return quoted(form.id) + ":" + value;
}

std::string forms_pack(const Edition& edition, const PageSkeleton& problem, const std::vector<std::string>& forms,
                       const HoleFiller& filler) {
  std::string members;
  for (const std::string& form : forms) {
    if (form.empty()) continue;
    members.append(members.empty() ? "\n" : ",\n").append(form);
  }
  return Members()
             .add("version", version)
             .add("edition", quoted(edition.id))
             .add("language", quoted(std::string(language_tag(edition.language))))
             .add("pages", Members().add("problem", quoted(fill_served_page(problem, filler))).object())
             .add("forms", "{" + members + "\n}")
             .object() +
         "\n";
}

}  // namespace shirube
