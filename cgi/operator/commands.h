// The commands of shirube-forms, and the options they take.
// Leaves reading the command line, the clock and the environment to cgi/operator_main.cc.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/file_system.h"
#include "cgi/configuration/configuration.h"
#include "cgi/mail/smtp.h"
#include "cgi/operator/console.h"
#include "cgi/operator/form_words.h"
#include "cgi/sealing/sealed_box.h"
#include "cgi/store/store.h"

namespace shirube {

/// Makes what the configuration file at `path` names and that is missing (secret, store, folders for them), leaves what
/// stands, and tells all that is wrong.
OperatorStatus run_init(const FileSystem& files, const std::string& path, bool json, Console& console);

/// Prints all submissions.
OperatorStatus run_list(Store& store, bool json, Console& console);

struct ShowOrder {
  std::string receipt;  // as typed
  std::vector<OfficeKeys> keys;
  bool json = false;
};
/// Prints one submission.
OperatorStatus run_show(Store& store, const ShowOrder& order, const FindForm& find_form, Console& console);

struct SaveFilesOrder {
  std::string receipt;  // as typed
  std::string folder;
  std::vector<OfficeKeys> keys;
  bool json = false;
};
/// Writes the files of one submission into a folder, under names of ours, and prints these. Replaces nothing.
OperatorStatus run_save_files(Store& store, const FileSystem& files, const SaveFilesOrder& order, Console& console);

enum class CsvEncoding { utf8, cp932 };
struct ExportOrder {
  std::string form;
  std::string edition;  // whose labels count
  CsvEncoding encoding = CsvEncoding::utf8;
  std::vector<OfficeKeys> keys;
  std::string actor;
  Moment now;
};
/// Prints the submissions of a form as CSV; once that is written, marks them as exported.
OperatorStatus run_export(Store& store, const ExportOrder& order, const FindForm& find_form, Console& console);

struct DeliverOrder {
  bool uncertain = false;
  bool json = false;
  std::function<Moment()> now;
};
/// Sends the mails that are due. `not_done` where one of them is dead or uncertain now.
OperatorStatus run_deliver(Store& store, MailSender& sender, const DeliverOrder& order, Console& console);

struct PurgeOrder {
  int days = 0;
  std::string actor;
  Moment now;
  bool json = false;
};
/// Removes submissions older than `days` days, at least one.
OperatorStatus run_purge(Store& store, const PurgeOrder& order, Console& console);

/// Prints counts, and the mails that need somebody.
OperatorStatus run_stats(Store& store, bool json, Console& console);

/// Writes a new secret key of the office to a new file (mode 0600), and prints the public one.
OperatorStatus run_new_key(const std::string& path, bool json, Console& console);

}  // namespace shirube
