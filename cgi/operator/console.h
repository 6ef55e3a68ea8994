// Console: where the commands of shirube-forms print results and tell people what is wrong.
// Leaves which of it is said to the commands.
#pragma once

#include <string>
#include <string_view>

#include "base/file_system.h"
#include "base/language.h"
#include "cgi/store/store.h"

namespace shirube {

/// What the process ends with (docs/man/shirube-forms.8).
enum class OperatorStatus {
  fine = 0,
  not_done = 1,  // what was asked for is not there, or could not be done as asked
  wrong_usage = 2,
  system_failed = 3,
};

class Console {
 public:
  explicit Console(Language language) : language_(language) {}
  virtual ~Console() = default;
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  /// Results. False where they did not arrive as a whole: the disk is full, the reader is gone.
  [[nodiscard]] virtual bool write(std::string_view results) = 0;
  /// A message for people, one line, with nothing in it that steers a terminal.
  void tell(std::string_view japanese, std::string_view english);
  /// What failed, and what the operator can do.
  void tell(const StoreError& error);
  void tell(const FileError& error);

  Language language() const { return language_; }
  /// The one of the two that people asked for.
  std::string_view in_language(std::string_view japanese, std::string_view english) const {
    return language_ == Language::japanese ? japanese : english;
  }

 private:
  virtual void tell_line(std::string_view line) = 0;

  Language language_;
};

/// Writes the results and ends a command with `status`, or tells that they could not be written.
OperatorStatus print_results(Console& console, std::string_view results, OperatorStatus status = OperatorStatus::fine);
/// Tells the store's error and ends the command with it.
OperatorStatus fail(Console& console, const StoreError& error);

/// Descriptors 1 and 2. Results that go to a file are on the disk when `write` returns. SIGPIPE has to be ignored.
class StandardConsole final : public Console {
 public:
  using Console::Console;
  [[nodiscard]] bool write(std::string_view results) override;

 private:
  void tell_line(std::string_view line) override;
};

}  // namespace shirube
