#include "generator/check/form_check.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "generator/check/form_conditions.h"
#include "generator/check/form_fields.h"
#include "generator/check/form_mail.h"
#include "generator/check/form_order.h"
#include "generator/check/form_possible.h"
#include "generator/check/form_rules.h"
#include "generator/check/form_views.h"
#include "generator/model/form_pack.h"
#include "rules/pack_json.h"

namespace shirube {
namespace {

// What the CGI takes (docs/rules.md): it refuses a longer submission, and a larger pack.
constexpr std::size_t most_fields = 200;
constexpr std::size_t most_bytes = 512 * 1024;

void report_size(const FormView& view, const Span& span, std::string_view kind, std::size_t count,
                 FormFindings& findings) {
  findings.add(view.editions,
               mistake("form-too-large", span, {{"kind", std::string(kind)}, {"count", std::to_string(count)}}));
}

/// A rehearsal sends nothing.
void check_endpoint(const Site& site, const FormView& view, FormFindings& findings) {
  if (view.form.is_rehearsal || site.is_unread("site", "")) return;
  const EditionSet lacking =
      those_of(view.editions, [&](std::size_t edition) { return site.editions[edition].form_endpoint.empty(); });
  if (!is_any(lacking)) return;
  findings.add(lacking, mistake("form-without-endpoint", view.form.span, {{"form", view.form.id}}));
}

/// `is_sound`: only a form without mistakes has a pack.
void check_size(const FormView& view, const FieldsOfView& fields, bool is_sound, FormFindings& findings) {
  const std::size_t count = fields.all().size();
  if (count > most_fields) {
    return report_size(view, fields.all()[most_fields].field->id.span, "fields", count, findings);
  }
  if (!is_sound) return;
  const std::size_t bytes = write_pack(pack_of(view.form, *view.edition)).size();
  if (bytes > most_bytes) report_size(view, view.form.span, "bytes", bytes, findings);
}

void check_view(const Site& site, const Editions<Form>& forms, const FormView& view, FormFindings& findings) {
  const FieldsOfView fields(view);
  const SoundFields sound = check_fields(view, fields, findings);
  const bool are_known = check_conditions(forms, view, fields, sound, findings);
  const bool are_ruled = check_rules(forms, view, fields, sound, findings);
  const bool is_in_order = check_order(view, fields, findings);
  if (is_in_order) check_possible(view, fields, findings);
  check_endpoint(site, view, findings);
  check_mails(forms, view, fields, findings);
  check_size(view, fields, are_known && are_ruled && is_in_order && sound.size() == fields.all().size(), findings);
}

}  // namespace

void check_form(const Site& site, const Editions<Form>& form, Diagnostics& diagnostics) {
  if (site.is_unread("form", form.id)) return;
  const std::vector<FormView> views = views_of(site, form);
  FormFindings findings(site, editions_of(site, views));
  for (const FormView& view : views) check_view(site, form, view, findings);
  findings.report(diagnostics);
}

}  // namespace shirube
