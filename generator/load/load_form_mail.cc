#include "generator/load/load_form_mail.h"

#include <string_view>

namespace shirube {
namespace {

/// Reads the map under `key` by `read`; one of nothing where an overlay has taken out all that stood in it.
template <typename Read>
void load_map(MapReader& map, std::string_view key, const Read& read) {
  YamlNode* node = map.raw(key);
  if (node == nullptr || node->emptied_by_overlay) return;
  if (node->kind != YamlNode::Kind::map) return map.report_wrong_type(key, "map", *node);
  MapReader inner(*node, map.diagnostics());
  read(inner);
  inner.finish();
}

WrittenMail load_mail(MapReader& map, Need body) {
  WrittenMail mail;
  mail.subject = map.text("subject");
  mail.body = map.text("body", body, LineBreaks::kept);
  return mail;
}

}  // namespace

WrittenMails load_form_mails(MapReader& form) {
  WrittenMails mails;
  load_map(form, "mail", [&](MapReader& map) {
    mails.span = map.span();
    load_map(map, "office", [&](MapReader& office) { mails.office = load_mail(office, Need::optional); });
    load_map(map, "sender", [&](MapReader& sender) {
      mails.sender_field = sender.id("field", Need::required);
      mails.sender = load_mail(sender, Need::required);
    });
  });
  return mails;
}

}  // namespace shirube
