// Holds the table of layers (docs/architecture.md): an #include may only lead to the same folder or one below it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// What each folder may include, besides itself.
const std::map<std::string, std::set<std::string>> allowed = {
    {"base", {}},
    {"rules", {"base"}},
    {"generator/model", {"base", "rules"}},
    {"generator/load", {"base", "rules", "generator/model"}},
    {"generator/check", {"base", "rules", "generator/model"}},
    {"generator/drawing", {"base", "generator/model"}},
    {"generator/render", {"base", "rules", "generator/model", "generator/drawing"}},
    {"generator/bundle", {"base", "rules", "generator/model", "generator/drawing", "generator/render"}},
    {"generator/offline", {"base"}},
    {"generator/commands",
     {"base", "rules", "generator/model", "generator/load", "generator/check", "generator/drawing", "generator/render",
      "generator/bundle", "generator/offline"}},
    {"generator", {"base", "generator/commands"}},
    {"cgi/configuration", {"base", "rules"}},
    {"cgi/request", {"base", "rules", "cgi/configuration"}},
    {"cgi/sealing", {"base"}},
    {"cgi/store", {"base"}},
    {"cgi/mail", {"base", "rules", "cgi/configuration", "cgi/store"}},
    {"cgi/answer", {"base", "rules"}},
    {"cgi/protection", {"base"}},
    {"cgi/steps",
     {"base", "rules", "cgi/configuration", "cgi/request", "cgi/sealing", "cgi/store", "cgi/mail", "cgi/answer"}},
    {"cgi/operator", {"base", "rules", "cgi/configuration", "cgi/sealing", "cgi/store", "cgi/mail", "cgi/answer"}},
    {"cgi",
     {"base", "rules", "cgi/configuration", "cgi/request", "cgi/sealing", "cgi/store", "cgi/mail", "cgi/answer",
      "cgi/protection", "cgi/steps", "cgi/operator"}},
};

/// Libraries by the start of their headers' names, and the starts of the files that may use them.
const std::map<std::string, std::vector<std::string>> only_users = {
    {"yaml.h", {"generator/load/yaml.cc"}},
    {"cmark-gfm", {"generator/render/markdown"}},
    {"kainjow/", {"generator/render/templates.cc"}},
    {"graphviz/", {"generator/drawing/flow_graphviz.cc"}},
    {"unicode/", {"generator/drawing/text_lines.cc"}},
    {"openssl/", {"base/hash.cc"}},
    {"CLI/", {"generator/main.cc", "generator/offline_arguments", "cgi/operator_main.cc"}},
    {"sodium", {"cgi/sealing/", "generator/offline/"}},
    {"zip.h", {"generator/offline/"}},
    {"zim/", {"generator/offline/"}},
    {"qrencode.h", {"generator/drawing/"}},
    {"librsvg/", {"generator/drawing/"}},
    {"cairo", {"generator/drawing/"}},
    {"sqlite3", {"cgi/store/"}},
    {"curl/", {"cgi/mail/"}},
    {"fcgi", {"cgi/request/"}},
    {"seccomp", {"cgi/protection/"}},
};

struct Include {
  std::string file;  // relative to the source folder
  std::string header;
  bool quoted = false;
};

std::vector<Include> all_includes() {
  const fs::path root = SHIRUBE_SOURCE_FOLDER;
  std::vector<Include> includes;
  for (const char* top : {"base", "rules", "generator", "cgi"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cc" && extension != ".h") continue;
      std::ifstream stream(entry.path());
      for (std::string line; std::getline(stream, line);) {
        const std::size_t begin = line.find_first_of("<\"");
        if (line.rfind("#include", 0) != 0 || begin == std::string::npos) continue;
        const std::size_t end = line.find_first_of(">\"", begin + 1);
        includes.push_back({fs::relative(entry.path(), root).generic_string(), line.substr(begin + 1, end - begin - 1),
                            line[begin] == '"'});
      }
    }
  }
  return includes;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

TEST(Layers, arrows_lead_only_downward) {
  const auto includes = all_includes();
  ASSERT_GT(includes.size(), 100U);
  for (const Include& include : includes) {
    if (!include.quoted) continue;
    const std::string from = folder_of(include.file);
    const std::string to = folder_of(include.header);
    const auto may = allowed.find(from);
    ASSERT_NE(may, allowed.end()) << from << " is not in the table";
    EXPECT_TRUE(from == to || may->second.count(to) != 0) << include.file << " includes " << include.header;
  }
}

TEST(Layers, a_library_is_used_where_the_table_says) {
  for (const Include& include : all_includes()) {
    if (include.quoted) continue;
    for (const auto& [header, users] : only_users) {
      if (include.header.rfind(header, 0) != 0) continue;
      const bool may = std::any_of(users.begin(), users.end(),
                                   [&](const std::string& user) { return include.file.rfind(user, 0) == 0; });
      EXPECT_TRUE(may) << include.file << " includes <" << include.header << ">";
    }
  }
}

TEST(Layers, no_source_file_has_more_than_400_lines) {
  const fs::path root = SHIRUBE_SOURCE_FOLDER;
  for (const char* top : {"base", "rules", "generator", "cgi", "templates", "themes", "tests/browser", "tests/cgi",
                          "tests/offline", "tools", "bench"}) {
    for (auto entry = fs::recursive_directory_iterator(root / top); entry != fs::recursive_directory_iterator();
         ++entry) {
      if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
      if (!entry->is_regular_file() || entry->path().extension() == ".json") continue;
      std::ifstream stream(entry->path());
      const auto lines = std::count(std::istreambuf_iterator<char>(stream), {}, '\n');
      EXPECT_LE(lines, 400) << entry->path();
    }
  }
}

}  // namespace
