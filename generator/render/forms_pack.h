// FormsPack: forms/EDITION.pack.json, all that forms.cgi knows of an edition's forms (docs/forms-cgi.md).
// Leaves where it is written to generator/bundle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/render/edition_view.h"
#include "generator/render/form_mail.h"
#include "generator/render/served_pages.h"

namespace shirube {

/// What the editions that share a form's page have in common of it, with holes.
struct SharedForm {
  std::string id;
  std::string title;
  ServedPages pages;
  FormMails mails;
};

/// Of a form whose conditions are decided, with its rule pack. It is no rehearsal.
SharedForm share_form(const Form& resolved, const RulePack& pack, const PageOrder& order);

/// The form's member of `forms`, for an edition: `"ID":{…}`. `rules` is that edition's rule pack as text.
std::string packed_form(const SharedForm& form, std::string_view rules, const HoleFiller& filler);

/// The file. `forms` are of packed_form, sorted by id; empty ones are left out. Each stands on a line of its own, so
/// that the server finds one without reading the others, and its pages at its end (cgi/answer/pack_lines.h).
std::string forms_pack(const Edition& edition, const PageSkeleton& problem, const std::vector<std::string>& forms,
                       const HoleFiller& filler);

}  // namespace shirube
