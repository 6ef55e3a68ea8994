#include "generator/check/flow_check.h"

#include "generator/check/flow_findings.h"
#include "generator/check/flow_forms.h"
#include "generator/check/flow_graph.h"
#include "generator/check/flow_paths.h"
#include "generator/check/flow_questions.h"
#include "generator/check/flow_routes.h"
#include "generator/check/flow_targets.h"

namespace shirube {

void check_flow(const Site& site, const Editions<Flow>& flow, Diagnostics& diagnostics) {
  if (site.is_unread("flow", flow.id)) return;
  const std::vector<FlowForm> forms = forms_of(site, flow);
  FlowFindings findings(site, forms);
  for (const FlowForm& form : forms) {
    const FlowGraph graph = graph_of(form.flow);
    const PathsFromStart paths(graph);
    check_flow_ids(form, findings);
    check_targets(flow, form, findings);
    check_questions(form, paths, findings);
    check_routes(form, paths, findings);
    check_outcomes(form, paths, findings);
    check_paths(form, graph, findings);
  }
  findings.report(diagnostics);
}

}  // namespace shirube
