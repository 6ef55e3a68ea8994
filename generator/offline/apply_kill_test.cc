// Applying, stopped in the middle: killed, without room, without rights, beside another process.
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <random>
#include <thread>

#include "generator/offline/example_kiosk.h"

namespace shirube {
namespace {

namespace fs = std::filesystem;

/// The exit status of `work` in a process of its own; -1 where it was killed.
int in_another_process(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// A bundle of many files takes long enough to be killed in.
ExampleFiles many_files(const std::string& version) {
  ExampleFiles files = example_files(version);
  for (int i = 0; i < 60; ++i) {
    files["guides/" + std::to_string(i) + ".html"] = version + std::string(static_cast<std::size_t>(i) * 50, 'x');
  }
  return files;
}

/// One version after the other, of a second each.
std::string version_number(int number) {
  const std::string seconds = std::to_string(100 + number % 60), minutes = std::to_string(100 + number / 60);
  return "20261104T10" + minutes.substr(1) + seconds.substr(1) + "Z";
}

template <typename Base>
class Killed : public Base {
 protected:
  /// Kills 60 applies of ever newer versions, bundles and updates by turns, each after a time by chance. After each the
  /// copy shows a whole version, the old or the new one.
  void kill_again_and_again() {
    std::mt19937 chance(1);
    std::string standing = version_1;
    std::string standing_bundle = this->bundle(standing, many_files(standing));
    const auto begin = std::chrono::steady_clock::now();
    this->applied(standing_bundle);
    // The longest time: it follows what applying takes, which changes with what else the machine does.
    auto longest = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    int killed = 0, switched = 0;
    for (int number = 0; number < 60; ++number) {
      const std::string version = version_number(number);
      const std::string fresh = this->bundle(version, many_files(version));
      const std::string file = number % 2 == 0 ? fresh : this->update(standing_bundle, fresh);
      const auto lifetime = std::chrono::microseconds(std::uniform_int_distribution<long>(0, longest.count())(chance));
      const pid_t child = ::fork();
      if (child == 0) ::_exit(std::holds_alternative<Applied>(apply_bundle(this->order(file))) ? 0 : 1);
      std::this_thread::sleep_for(lifetime);
      ::kill(child, SIGKILL);
      int status = 0;
      ASSERT_EQ(::waitpid(child, &status, 0), child);
      ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
      killed += WIFSIGNALED(status) ? 1 : 0;
      ASSERT_TRUE(this->is_shown_whole()) << "after " << number;
      ASSERT_TRUE(this->shown() == standing || this->shown() == version);
      if (this->shown() == version) {
        ++switched;
        longest = longest * 8 / 10;
        standing = version;
        standing_bundle = fresh;
      } else {
        longest = longest * 11 / 10;
      }
    }
    EXPECT_GT(killed, 6);
    EXPECT_GT(switched, 6);
    this->applied(this->bundle("20261105T000000Z"));
    EXPECT_EQ(this->versions(), (std::vector<std::string>{standing, "20261105T000000Z"}));
    EXPECT_EQ(std::get<Applied>(roll_back(this->kiosk(), this->links_)).version.version, standing);
  }
};

using KilledTest = Killed<KioskTest>;
using KilledWithoutLinksTest = Killed<KioskWithoutLinksTest>;

TEST_F(KilledTest, at_any_moment_a_whole_version_is_shown) { kill_again_and_again(); }

TEST_F(KilledWithoutLinksTest, at_any_moment_a_whole_version_is_shown) { kill_again_and_again(); }

TEST_F(KioskTest, two_processes_never_work_at_the_same_time) {
  applied(bundle(version_1));
  const std::string file = bundle(version_2);
  auto held = KioskCopy::open(kiosk());
  ASSERT_TRUE(std::holds_alternative<KioskCopy>(held));
  const Fault fault = refused(file);
  EXPECT_EQ(fault.kind, Fault::Kind::system);
  EXPECT_EQ(fault.english, kiosk() + ": another shirube is writing here; try again when it has finished");
  EXPECT_EQ(fault.japanese, kiosk() + ": ほかの shirube が書き込んでいます。終わってから、もう一度実行してください");
  EXPECT_EQ(std::get<Fault>(roll_back(kiosk())).kind, Fault::Kind::system);
}

TEST_F(KioskTest, of_many_processes_at_once_one_at_least_succeeds_and_the_copy_is_whole) {
  applied(bundle(version_1));
  const std::string file = bundle(version_2, many_files(version_2));
  std::vector<pid_t> children;
  for (int i = 0; i < 8; ++i) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(std::holds_alternative<Applied>(apply_bundle(order(file))) ? 0 : 1);
    children.push_back(child);
  }
  int successes = 0;
  for (const pid_t child : children) {
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    successes += WEXITSTATUS(status) == 0 ? 1 : 0;
  }
  EXPECT_GE(successes, 1);
  EXPECT_EQ(shown(), version_2);
  EXPECT_TRUE(is_shown_whole());
}

TEST_F(KioskTest, a_write_that_stops_halfway_leaves_all_as_it_was) {
  applied(bundle(version_1));
  const auto before = copy();
  ExampleFiles files = example_files(version_2);
  files["large.bin"] = std::string(100'000, 'x');
  const std::string file = bundle(version_2, files);
  EXPECT_EQ(in_another_process([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{50'000, 50'000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              const auto result = apply_bundle(order(file));
              const auto* fault = std::get_if<Fault>(&result);
              return fault != nullptr && fault->kind == Fault::Kind::system ? 0 : 1;
            }),
            0);
  EXPECT_EQ(copy(), before);
}

TEST_F(KioskTest, without_rights_nothing_is_changed_and_the_reason_is_told) {
  if (::getuid() != 0) GTEST_SKIP() << "only root can give folders to others";
  applied(bundle(version_1));
  const std::string file = bundle(version_2);
  fs::permissions(folder_, fs::perms(0755));
  const auto before = copy();
  EXPECT_EQ(in_another_process([&] {
              // The copy is root's, and this process is not.
              if (::setgid(65534) != 0 || ::setuid(65534) != 0) return 2;
              const auto result = apply_bundle(order(file));
              const auto* fault = std::get_if<Fault>(&result);
              if (fault == nullptr || fault->kind != Fault::Kind::system) return 1;
              return fault->english.find("Permission denied") != std::string::npos ? 0 : 3;
            }),
            0);
  EXPECT_EQ(copy(), before);
}

/// A small file system of its own.
class FullDiskTest : public KioskTest {
 protected:
  void SetUp() override {
    fs::create_directories(kiosk());
    if (::mount("tmpfs", kiosk().c_str(), "tmpfs", 0, "size=1400k,nr_inodes=100") != 0) {
      GTEST_SKIP() << "mounting is not allowed here";
    }
    is_mounted_ = true;
  }
  void TearDown() override {
    if (!is_mounted_) return;
    EXPECT_EQ(::umount(kiosk().c_str()), 0);
  }
  bool is_mounted_ = false;
};

TEST_F(FullDiskTest, without_room_nothing_is_begun) {
  applied(bundle(version_1));
  ExampleFiles files = example_files(version_2);
  files["large.bin"] = std::string(800'000, 'x');
  const Fault fault = refused(bundle(version_2, files));
  EXPECT_EQ(fault.kind, Fault::Kind::system);
  EXPECT_EQ(fault.english, kiosk() + ": there is not enough room (2 MiB needed, 1 MiB free); nothing was changed");
  EXPECT_EQ(fault.japanese, kiosk() + ": ディスクの空きが足りません（必要 2 MiB、空き 1 MiB）。何も変えていません");
}

TEST_F(FullDiskTest, without_room_for_so_many_files_nothing_is_begun) {
  applied(bundle(version_1));
  ExampleFiles files = many_files(version_2);
  for (int i = 0; i < 30; ++i) files["more/" + std::to_string(i)] = "";
  EXPECT_EQ(refused(bundle(version_2, files)).kind, Fault::Kind::system);
}

TEST_F(FullDiskTest, read_only_it_is_left_alone) {
  applied(bundle(version_1));
  ASSERT_EQ(::mount(nullptr, kiosk().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
  const Fault fault = refused(bundle(version_2));
  EXPECT_EQ(fault.kind, Fault::Kind::system);
  EXPECT_NE(fault.english.find("Read-only file system"), std::string::npos);
}

TEST_F(FullDiskTest, a_bundle_on_a_read_only_medium_is_applied) {
  const std::string medium = in_kiosk("bundle.zip");
  fs::copy_file(bundle(version_1), medium);
  ASSERT_EQ(::mount(nullptr, kiosk().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
  ApplyOrder what = order(medium);
  what.folder = path("elsewhere");
  applied(what);
  EXPECT_TRUE(fs::exists(path("elsewhere/current/index.html")));
}

}  // namespace
}  // namespace shirube
