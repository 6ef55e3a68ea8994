#include "generator/drawing/flow_graphviz.h"

#include <dlfcn.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <memory>
#include <mutex>
#include <string>

namespace shirube {
namespace {

constexpr double units_per_inch = 72;
/// Beyond these a chart is no help, and `dot` would take seconds: nodes stand in the order that they are given in.
constexpr std::size_t most_nodes = 8000;

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

/// Its functions take texts that they do not change as `char*`.
char* text(const char* literal) { return const_cast<char*>(literal); }

int tell_nobody(char*) { return 0; }

/// Graphviz reads and writes inches as `1.25`.
std::string in_inches(int units) {
  std::array<char, 32> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), units / units_per_inch, std::chars_format::fixed, 6);
  return {digits.data(), end.ptr};
}

/// What the rows are, `dot` finds again: an edge leads down one row, and a node that none leads to hangs on one of the
/// row above. So nothing is left for its ranking to choose.
class Drawn {
 public:
  Drawn(const RowGraph& rows, int gap) : rows_(rows), graph_(agopen(text("rows"), Agstrictdirected, nullptr)) {
    // The bounds on its searches: a chart that nobody can take in at a glance need not be the best one.
    const bool is_large = rows.nodes.size() > many_nodes_;
    set(AGRAPH, "nslimit", is_large ? "0.1" : "4");
    set(AGRAPH, "nslimit1", is_large ? "0.1" : "4");
    set(AGRAPH, "mclimit", is_large ? "0.1" : "2");
    set(AGRAPH, "splines", "none");
    // Its first way of ranking takes time by the square of the edges.
    set(AGRAPH, "newrank", "true");
    set(AGRAPH, "nodesep", in_inches(gap).c_str());
    set(AGNODE, "shape", "box");
    set(AGNODE, "label", "");
    set(AGNODE, "fixedsize", "true");
    set(AGNODE, "height", "0.1");
    Agsym_t* width = set(AGNODE, "width", "1");
    Agsym_t* weight = set(AGEDGE, "weight", "1");
    for (const RowNode& node : rows.nodes) {
      nodes_.push_back(agnode(graph_.get(), nullptr, 1));
      agxset(nodes_.back(), width, in_inches(node.width).data());
    }
    for (const RowEdge& edge : rows.edges) join(edge.from, edge.to, weight, edge.weight);
    hang_up_loose(weight);
  }

  /// The middles of all nodes; empty where `dot` failed.
  std::vector<double> middles(GVC_t* context) {
    std::vector<double> result;
    if (gvLayout(context, graph_.get(), "dot") == 0) {
      for (Agnode_t* node : nodes_) result.push_back(ND_coord(node).x);
    }
    gvFreeLayout(context, graph_.get());
    return result;
  }

 private:
  Agsym_t* set(int kind, const char* name, const char* value) {
    return agattr(graph_.get(), kind, text(name), text(value));
  }

  void join(int from, int to, Agsym_t* weight, int value) {
    Agedge_t* edge =
        agedge(graph_.get(), nodes_[static_cast<std::size_t>(from)], nodes_[static_cast<std::size_t>(to)], nullptr, 1);
    agxset(edge, weight, std::to_string(value).data());
  }

  void hang_up_loose(Agsym_t* weight) {
    std::vector<int> first_of_row;
    std::vector<bool> is_held(rows_.nodes.size(), false);
    for (const RowEdge& edge : rows_.edges) is_held[static_cast<std::size_t>(edge.to)] = true;
    for (std::size_t i = 0; i < rows_.nodes.size(); ++i) {
      const auto row = static_cast<std::size_t>(rows_.nodes[i].row);
      if (first_of_row.size() <= row) first_of_row.resize(row + 1, -1);
      if (first_of_row[row] < 0) first_of_row[row] = static_cast<int>(i);
    }
    for (std::size_t i = 0; i < rows_.nodes.size(); ++i) {
      const auto row = static_cast<std::size_t>(rows_.nodes[i].row);
      if (is_held[i] || row == 0 || first_of_row[row - 1] < 0) continue;
      join(first_of_row[row - 1], static_cast<int>(i), weight, 0);
    }
  }

  static constexpr std::size_t many_nodes_ = 400;
  const RowGraph& rows_;
  Graph graph_;
  std::vector<Agnode_t*> nodes_;
};

/// The plug-in with `dot`, where Graphviz keeps it: beside its library. nullptr where it is not there.
gvplugin_library_t* find_dot() {
  const void* function = dlsym(RTLD_DEFAULT, "gvContext");
  Dl_info library{};
  if (function == nullptr || dladdr(function, &library) == 0) return nullptr;
  std::string path = library.dli_fname;
  path.erase(path.rfind('/') + 1).append("graphviz/libgvplugin_dot_layout.so.6");
  void* plugin = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // for as long as the program runs
  if (plugin == nullptr) return nullptr;
  return static_cast<gvplugin_library_t*>(dlsym(plugin, "gvplugin_dot_layout_LTX_library"));
}

/// With `dot` alone. Left to itself, Graphviz loads fonts and all that draws with them, which takes longer than laying
/// out a page's charts, and loses memory; that is for where its plug-in stands elsewhere.
GVC_t* new_context() {
  agseterrf(tell_nobody);  // a library does not speak to our readers
  gvplugin_library_t* dot = find_dot();
  if (dot == nullptr) return gvContext();
  GVC_t* context = gvContextPlugins(nullptr, 0);
  gvAddLibrary(context, dot);
  return context;
}

std::vector<double> middles_of(const RowGraph& graph, int gap) {
  if (graph.nodes.size() > most_nodes) return {};
  static std::mutex mutex;
  const std::lock_guard<std::mutex> lock(mutex);
  static const std::unique_ptr<GVC_t, FreeContext> context(new_context());
  return Drawn(graph, gap).middles(context.get());
}

}  // namespace

std::vector<int> place_in_rows(const RowGraph& graph, int gap) {
  std::vector<int> places(graph.nodes.size(), 0);
  if (graph.nodes.empty()) return places;
  const std::vector<double> middles = middles_of(graph, gap);
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
    if (!middles.empty()) places[i] = static_cast<int>(std::lround(middles[i]));
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (graph.nodes[a].row != graph.nodes[b].row) return graph.nodes[a].row < graph.nodes[b].row;
    return places[a] != places[b] ? places[a] < places[b] : a < b;
  });
  // Rounding may have brought nodes too close, and if `dot` failed they all stand in one place.
  for (std::size_t i = 1; i < order.size(); ++i) {
    const RowNode& left = graph.nodes[order[i - 1]];
    const RowNode& right = graph.nodes[order[i]];
    if (left.row != right.row) continue;
    const int least = places[order[i - 1]] + (left.width + 1) / 2 + gap + (right.width + 1) / 2;
    places[order[i]] = std::max(places[order[i]], least);
  }
  return places;
}

}  // namespace shirube
