// The tool as people run it, on a real disk: same input same bytes, killed builds, outputs that must not be written.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

extern char** environ;

namespace {

namespace fs = std::filesystem;

class ToolTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "shirube-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  void TearDown() override { fs::remove_all(folder); }

  pid_t start(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), SHIRUBE_TOOL);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const std::string log = (folder / "log").string();
    posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    pid_t child = 0;
    EXPECT_EQ(posix_spawn(&child, SHIRUBE_TOOL, &actions, nullptr, pointers.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    return child;
  }

  static int wait_for(pid_t child) {
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  int run(std::vector<std::string> arguments) const { return wait_for(start(std::move(arguments))); }

  /// Kills a build once it has staged so many files or, with `placing`, put so many of the staged ones in place; false
  /// where it ended before that was seen.
  static bool kill_once(pid_t child, const fs::path& output, std::size_t files, bool placing) {
    std::size_t most = 0;
    for (int status = 0; waitpid(child, &status, WNOHANG) == 0;) {
      const std::size_t staged = staged_files(output);
      most = std::max(most, staged);
      if (placing ? most < staged + files : staged < files) continue;
      kill(child, SIGKILL);
      return wait_for(child) != 0;
    }
    return false;
  }

  /// Files in the staging folder, which may be changing or going away at this moment.
  static std::size_t staged_files(const fs::path& output) {
    std::size_t count = 0;
    std::error_code changed;
    fs::recursive_directory_iterator entry(output / ".shirube-staging", changed);
    while (!changed && entry != fs::recursive_directory_iterator()) {
      std::error_code gone;
      if (entry->is_regular_file(gone)) ++count;
      entry.increment(changed);
    }
    return count;
  }

  std::string log() const { return read(folder / "log"); }

  static std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
  }

  /// Every file below a folder, by its path there.
  static std::map<std::string, std::string> tree(const fs::path& root) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file()) files[fs::relative(entry.path(), root).generic_string()] = read(entry.path());
    }
    return files;
  }

  /// A copy of the site that this repository publishes.
  fs::path copy_site(const std::string& name) const {
    const fs::path site = folder / name;
    fs::create_directories(site);
    fs::copy(fs::path(SHIRUBE_SOURCE_FOLDER) / "content", site / "content", fs::copy_options::recursive);
    return site;
  }

  std::vector<std::string> build(const fs::path& site, const fs::path& output) const {
    return {"build", site.string(), "--output", output.string(), "--now", "2026-11-21"};
  }

  fs::path folder;
};

TEST_F(ToolTest, the_same_input_gives_the_same_bytes_whatever_folder_and_number_of_jobs) {
  const fs::path one = copy_site("one"), other = copy_site("a folder 名");
  auto first = build(one, folder / "x");
  first.insert(first.end(), {"--jobs", "1"});
  auto second = build(other, folder / "deep" / "er" / "y");
  second.insert(second.end(), {"--jobs", "7"});
  ASSERT_EQ(run(first), 0) << log();
  ASSERT_EQ(run(second), 0) << log();
  const auto tree_one = tree(folder / "x");
  ASSERT_GT(tree_one.size(), 20U);
  EXPECT_EQ(tree_one, tree(folder / "deep" / "er" / "y"));
}

TEST_F(ToolTest, a_second_build_touches_no_page) {
  const fs::path site = copy_site("site"), output = folder / "out";
  ASSERT_EQ(run(build(site, output)), 0) << log();
  const auto before = fs::last_write_time(output / "osaka" / "index.html");
  ASSERT_EQ(run(build(site, output)), 0) << log();
  EXPECT_EQ(fs::last_write_time(output / "osaka" / "index.html"), before);
}

TEST_F(ToolTest, a_guide_that_goes_takes_its_pages_with_it_and_nothing_else) {
  const fs::path site = copy_site("site"), output = folder / "out";
  ASSERT_EQ(run({"new", (folder / "small").string()}), 0) << log();
  ASSERT_EQ(run(build(site, output)), 0) << log();
  std::ofstream(output / "osaka" / "own.html") << "mine";
  ASSERT_EQ(run(build(folder / "small", output)), 0) << log();
  EXPECT_FALSE(fs::exists(output / "osaka" / "index.html"));
  EXPECT_FALSE(fs::exists(output / "fukushima"));
  EXPECT_EQ(read(output / "osaka" / "own.html"), "mine");
  auto clean = build(folder / "small", folder / "clean");
  ASSERT_EQ(run(clean), 0) << log();
  auto left = tree(output);
  left.erase("osaka/own.html");
  EXPECT_EQ(left, tree(folder / "clean"));
}

TEST_F(ToolTest, a_build_killed_at_any_moment_leaves_whole_files_and_the_next_one_repairs) {
  const fs::path site = copy_site("site"), changed = copy_site("changed"), output = folder / "out";
  for (const auto& entry : fs::directory_iterator(changed / "content" / "guides")) {
    std::string text = read(entry.path());
    text.replace(text.find("\nsummary: "), 10, "\nsummary: 新しい版です。");
    std::ofstream(entry.path(), std::ios::binary) << text;
  }
  std::ofstream(changed / "content" / "editions" / "one-more.yaml") << "name: もう一つの版\nbase: national\n";
  ASSERT_EQ(run(build(site, folder / "old")), 0) << log();
  ASSERT_EQ(run(build(changed, folder / "new")), 0) << log();
  const auto old_tree = tree(folder / "old"), new_tree = tree(folder / "new");

  ASSERT_EQ(run(build(site, output)), 0) << log();
  std::mt19937 random(20261121);
  std::size_t killed = 0;
  for (int round = 0; round < 60; ++round) {
    const bool to_new = round % 2 == 0;
    const std::size_t files = std::uniform_int_distribution<std::size_t>(1, 25)(random);
    const bool placing = std::bernoulli_distribution(0.5)(random);
    if (kill_once(start(build(to_new ? changed : site, output)), output, files, placing)) ++killed;
    for (const auto& [path, bytes] : tree(output)) {
      if (path.rfind(".shirube-staging/", 0) == 0) continue;
      const auto in_old = old_tree.find(path), in_new = new_tree.find(path);
      EXPECT_TRUE((in_old != old_tree.end() && in_old->second == bytes) ||
                  (in_new != new_tree.end() && in_new->second == bytes))
          << path << " is neither the old nor the new one in round " << round;
    }
    if (round % 10 != 9) continue;
    ASSERT_EQ(run(build(changed, output)), 0) << log();
    EXPECT_EQ(tree(output), new_tree) << "after round " << round;
  }
  EXPECT_GT(killed, 10U);
}

TEST_F(ToolTest, an_output_that_would_hit_the_sites_own_files_is_refused) {
  const fs::path site = copy_site("site");
  const auto before = tree(site);
  for (const fs::path& output : {site / "content", site / "content" / "out", site, folder, site / "templates"}) {
    EXPECT_EQ(run(build(site, output)), 3) << output;
    EXPECT_NE(log().find("the output would overlap"), std::string::npos) << log();
  }
  EXPECT_EQ(tree(site), before);
}

TEST_F(ToolTest, an_output_that_is_a_file_is_left_alone) {
  const fs::path site = copy_site("site");
  std::ofstream(folder / "file") << "mine";
  EXPECT_EQ(run(build(site, folder / "file")), 3) << log();
  EXPECT_EQ(read(folder / "file"), "mine");
}

TEST_F(ToolTest, a_site_with_a_mistake_leaves_the_old_output_as_it_was) {
  const fs::path site = copy_site("site"), output = folder / "out";
  ASSERT_EQ(run(build(site, output)), 0) << log();
  const auto before = tree(output);
  std::ofstream(site / "content" / "guides" / "broken.yaml") << "title: [\n";
  EXPECT_EQ(run(build(site, output)), 1);
  EXPECT_EQ(tree(output), before);
}

TEST_F(ToolTest, a_new_site_builds_without_a_warning) {
  ASSERT_EQ(run({"new", (folder / "mine").string()}), 0) << log();
  EXPECT_EQ(run({"build", (folder / "mine").string(), "--strict"}), 0) << log();
  EXPECT_TRUE(fs::exists(folder / "mine" / "output" / "national" / "index.html"));
  EXPECT_EQ(run({"new", (folder / "mine").string()}), 2) << "a folder with something in it is left alone";
}

TEST_F(ToolTest, wrong_usage_ends_with_2) {
  EXPECT_EQ(run({}), 2);
  EXPECT_EQ(run({"no-such-command"}), 2);
  EXPECT_EQ(run({"build", (folder / "missing").string()}), 2);
  EXPECT_EQ(run({"build", copy_site("site").string(), "--edition", "no-such-edition"}), 2);
  EXPECT_EQ(run({"build", (folder / "site").string(), "--now", "yesterday"}), 2);
  EXPECT_EQ(run({"explain", "no-such-code"}), 2);
}

TEST_F(ToolTest, help_and_version_stand_everywhere) {
  for (const char* command : {"build", "check", "new", "explain"}) {
    EXPECT_EQ(run({command, "--help"}), 0) << command;
    EXPECT_EQ(run({command, "--version"}), 0) << command;
    EXPECT_NE(log().find("shirube " SHIRUBE_VERSION), std::string::npos) << log();
  }
}

}  // namespace
