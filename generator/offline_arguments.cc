#include "generator/offline_arguments.h"

namespace shirube {

void add_bundle(CLI::App& command, OfflineOptions& options) {
  BundleOptions& bundle = options.bundle;
  command.add_option("--edition", bundle.edition, "the edition / 版")->required();
  command.add_option("--output", bundle.output, "the file to write / 書き出すファイル")->required();
  command.add_option("--zim", bundle.zim, "the same as a ZIM file for Kiwix readers / Kiwix 用の ZIM ファイル");
  command.add_option("--sign", bundle.key, "a minisign secret key without a password / 署名の秘密鍵のファイル");
  command.add_option("--expires", bundle.expires, "the last day on which it is current, as 2027-03-31 / 有効期限");
  command
      .add_option("--kiosk", bundle.kiosk_seconds,
                  "always in kiosk mode; after so many seconds without input it starts again (120) / 端末用にする")
      ->expected(0, 1)
      ->default_str("120")
      ->check(CLI::Range(5, 86'400));
  command.add_option("--previous", bundle.previous, "the bundle that it follows / 前のオフライン版のファイル");
}

void add_verify(CLI::App& command, OfflineOptions& options) {
  command.add_option("BUNDLE", options.verify.bundle, "the bundle or update / オフライン版のファイル")->required();
  command.add_option("--key", options.verify.key, "who must have signed it: a minisign public key / 署名の公開鍵");
}

void add_diff(CLI::App& command, OfflineOptions& options) {
  command.add_option("OLD", options.diff.old_bundle, "the bundle that kiosks have / 今のオフライン版")->required();
  command.add_option("NEW", options.diff.new_bundle, "the newer one / 新しいオフライン版")->required();
  command.add_option("--output", options.diff.output, "the file to write / 書き出すファイル")->required();
}

void add_apply(CLI::App& command, OfflineOptions& options) {
  ApplyOptions& apply = options.apply;
  command.add_option("BUNDLE", apply.bundle, "a bundle or an update / オフライン版か更新用のファイル");
  command.add_option("--to", apply.folder, "the kiosk's folder / 端末のフォルダー")->required();
  command.add_option("--key", apply.key, "who must have signed it: a minisign public key / 署名の公開鍵");
  command.add_flag("--allow-older", apply.allow_older, "take an older version, too / 古い版でも入れる");
  command.add_flag("--rollback", apply.roll_back, "show the version before again / 前の版に戻す");
}

std::optional<ExitStatus> run_offline(const CLI::App& app, Disk& disk, OfflineOptions& options,
                                      const SiteOptions& site) {
  if (app.got_subcommand("verify")) {
    options.verify.now = site.now;
    options.verify.language = site.language;
    return run_verify(disk, options.verify);
  }
  if (app.got_subcommand("diff")) {
    options.diff.language = site.language;
    return run_diff(options.diff);
  }
  if (app.got_subcommand("apply")) {
    options.apply.now = site.now;
    options.apply.language = site.language;
    return run_apply(disk, options.apply);
  }
  return std::nullopt;
}

}  // namespace shirube
