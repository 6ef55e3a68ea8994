#include "generator/render/reference_page.h"

#include "generator/render/page_parts.h"
#include "generator/render/reference_table.h"

namespace shirube {

std::string reference_csv_path(std::string_view id) {
  return std::string(folder_of(PageKind::reference)).append("/").append(id).append(".csv");
}

Html render_reference(const Reference& reference, const PageOrder& order) {
  const PageParts parts(order, "reference:" + reference.id);
  TemplateData data =
      parts.frame(PageKind::reference, reference.id, reference.title, reference.summary, reference.contact);
  data.set("notes", parts.notes(reference.notes));
  data.set("table", table_data(reference_table(reference, root_of_pages), order.context.language));
  data.set("csv", reference.id + ".csv");
  parts.set_related(data, reference.related);
  parts.set_sources(data, reference.sources);
  parts.set_changes(data, reference.changes);
  parts.set_reviewed(data, reference.reviewed);
  return order.templates.render("reference", order.context.language, data, order.worker);
}

}  // namespace shirube
