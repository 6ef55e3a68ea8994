// `shirube diff` and `shirube apply`: updates, and putting bundles onto a kiosk.
#include <cstdio>
#include <string>

#include "generator/commands/commands.h"
#include "generator/commands/offline_keys.h"
#include "generator/offline/apply_bundle.h"
#include "generator/offline/diff_bundles.h"

namespace shirube {
namespace {

void print_result(const std::string& japanese, const std::string& english, Language language) {
  std::printf("shirube: %s\n", (language == Language::japanese ? japanese : english).c_str());
}

void print_notices(const Applied& applied, Moment now, Language language) {
  if (!applied.is_signed && applied.claimed_key.empty()) {
    print_failure("お知らせ: 署名のないファイルです。誰が作ったかは確かめていません",
                  "notice: not signed; who made it is not known", language);
  } else if (!applied.is_signed) {
    print_failure(
        "お知らせ: 鍵 " + applied.claimed_key + " の署名がありますが、確かめていません。--key で公開鍵を指定できます",
        "notice: signed by key " + applied.claimed_key + ", which was not checked; give it with --key", language);
  }
  if (has_expired(applied.version, now)) {
    print_failure("注意: この版の期限は " + applied.version.expires + " で過ぎています。新しい版を入れてください",
                  "warning: this version expired on " + applied.version.expires + "; get a newer one", language);
  }
  if (applied.kept) {
    print_failure("注意: 前の古い版を消せませんでした。" + applied.kept->japanese,
                  "warning: an older version could not be taken away: " + applied.kept->english, language);
  }
}

ExitStatus roll_back_copy(const ApplyOptions& options) {
  const Language language = options.language;
  const OfflineResult<Applied> result = roll_back(options.folder);
  if (const auto* fault = std::get_if<Fault>(&result)) return tell_fault(*fault, language);
  const Applied& applied = std::get<Applied>(result);
  print_result(
      options.folder + ": 版 " + applied.replaced + " から、前の版 " + applied.version.version + " に戻しました",
      options.folder + ": went back from version " + applied.replaced + " to " + applied.version.version, language);
  return ExitStatus::fine;
}

}  // namespace

ExitStatus run_diff(const DiffOptions& options) {
  const Language language = options.language;
  if (const auto fault = diff_bundles(options.old_bundle, options.new_bundle, options.output)) {
    return tell_fault(*fault, language);
  }
  print_result(options.output + " に更新用のファイルを書き出しました", "wrote the update " + options.output, language);
  return ExitStatus::fine;
}

ExitStatus run_apply(const FileSystem& files, const ApplyOptions& options) {
  const Language language = options.language;
  if (options.roll_back != options.bundle.empty()) {
    print_failure("入れるファイルか --rollback の、どちらか一つを指定してください",
                  "name either a bundle or --rollback", language);
    return ExitStatus::wrong_usage;
  }
  if (options.roll_back) return roll_back_copy(options);
  ApplyOrder order;
  order.bundle = options.bundle;
  order.folder = options.folder;
  order.allow_older = options.allow_older;
  if (!options.key.empty()) {
    auto key = public_key_of(files, options.key);
    if (const auto* fault = std::get_if<Fault>(&key)) return tell_fault(*fault, language);
    order.key = std::get<PublicKey>(key);
  }
  const OfflineResult<Applied> result = apply_bundle(order);
  if (const auto* fault = std::get_if<Fault>(&result)) return tell_fault(*fault, language);
  const Applied& applied = std::get<Applied>(result);
  print_notices(applied, options.now, language);
  const std::string& version = applied.version.version;
  const std::string& edition = applied.version.edition;
  if (applied.was_current) {
    print_result(options.folder + ": 「" + edition + "」の版 " + version + " が、もう入っています",
                 options.folder + ": shows edition " + edition + ", version " + version + ", already", language);
  } else if (applied.replaced.empty()) {
    print_result(options.folder + ": 「" + edition + "」の版 " + version + " を入れました",
                 options.folder + ": installed edition " + edition + ", version " + version, language);
  } else {
    print_result(
        options.folder + ": 「" + edition + "」の版を " + applied.replaced + " から " + version + " に替えました",
        options.folder + ": edition " + edition + " went from version " + applied.replaced + " to " + version,
        language);
  }
  return ExitStatus::fine;
}

}  // namespace shirube
