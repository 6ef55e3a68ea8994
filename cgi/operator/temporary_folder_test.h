// A folder on the real disk that goes with the test.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace shirube {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = testing::TempDir() + "/operator-XXXXXX";
    path_ = std::filesystem::canonical(::mkdtemp(pattern.data())).string();
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

  void write(const std::string& name, const std::string& bytes, mode_t mode = 0600) const {
    std::ofstream(*this / name) << bytes;
    ::chmod((*this / name).c_str(), mode);
  }
  std::string read(const std::string& name) const {
    std::ifstream file(*this / name);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }
  mode_t mode(const std::string& name) const {
    struct stat status = {};
    return ::stat((*this / name).c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
  }

 private:
  std::string path_;
};

}  // namespace shirube
