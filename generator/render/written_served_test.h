// A site of one edition and one form, and its served pages by templates of the test's own.
#pragma once

#include <string>
#include <string_view>

#include "base/slot.h"
#include "generator/model/hole.h"
#include "generator/render/edition_text.h"
#include "generator/render/served_pages.h"
#include "generator/render/written_pack_test.h"

namespace shirube {

/// The text with its slots shown as `<text receipt>`.
inline std::string readable(std::string text) {
  const auto show = [&](std::string_view mark, const char* sign) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), sign);
    }
  };
  show(slot_begin, "<");
  show(slot_end, ">");
  return text;
}

class ServedExample {
 public:
  /// `page` is the template `name`; all others are empty.
  ServedExample(const std::string& name, const std::string& page)
      : templates_(read({{name, page}})), view_(make_view()) {}

  std::string form() const { return fill(pages().form); }
  std::string confirm() const { return fill(pages().confirm); }
  std::string done() const { return fill(pages().done); }
  std::string problem() const { return fill(render_problem(view_, templates_, 0)); }

  ServedPages pages() const { return render_served_pages(form_, pack_, order()); }
  PageOrder order() const { return {site_, 0, context_, templates_, 0}; }
  EditionText text() const {
    return EditionText(view_, {"assets/style.css", "assets/icon.svg", "assets/flow.js", "assets/form.js"}, templates_,
                       0);
  }
  const Form& written() const { return form_; }
  const RulePack& rules() const { return pack_; }
  const Edition& edition() const { return site_.editions[0]; }
  const EditionView& view() const { return view_; }

  /// The templates that are written; all others are empty.
  static Templates read(TemplateFiles written) {
    for (const std::string_view page : page_template_names()) written.emplace(page, "");
    Diagnostics diagnostics;
    Templates templates(written, {}, diagnostics);
    templates.prepare(1);
    return templates;
  }

 private:
  std::string fill(const PageSkeleton& page) const { return fill_served_page(page, text()); }

  EditionView make_view() {
    site_.settings.title.text = "手引き";
    Edition edition;
    edition.id = "osaka";
    edition.name.text = "大阪府";
    edition.lineage = {"osaka"};
    edition.form_endpoint.text = "/cgi-bin/forms.cgi";
    site_.editions.push_back(edition);

    form_.id = "order";
    form_.title.text = "申し込み";
    form_.finish.content.html.text = "<p>待つ。</p>";
    FormSection& section = form_.sections.emplace_back();
    section.title.text = "本人";
    Field password = written_field("password", "パスワード", FieldType::secret);
    pack_ = pack_with({written_field("name", "名前"), password});
    for (const Field& field : pack_.fields) {
      FormField& written = section.fields.emplace_back();
      written.id.text = field.id;
      written.type = field.type;
    }
    return resolve_edition(site_, 0);
  }

  Site site_;
  Form form_;
  RulePack pack_;
  PageContext context_;
  Templates templates_;
  EditionView view_;
};

}  // namespace shirube
