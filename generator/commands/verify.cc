// `shirube verify`: what a bundle is, in plain words.
#include <cstdio>

#include "generator/commands/commands.h"
#include "generator/commands/offline_keys.h"
#include "generator/offline/bundle_contents.h"

namespace shirube {
namespace {

class Verification {
 public:
  Verification(BundleContents contents, const VerifyOptions& options)
      : contents_(std::move(contents)), options_(options) {}

  ExitStatus run(const std::optional<PublicKey>& key) {
    tell_version();
    auto compared = compare_files(contents_);
    if (const auto* fault = std::get_if<Fault>(&compared)) return tell_fault(*fault, options_.language);
    const auto& findings = std::get<BundleFindings>(compared);
    tell_files(findings);
    const bool is_trusted = tell_signature(key);
    const bool is_fine = findings.is_whole() && is_trusted;
    tell("結果", "result", is_fine ? "使えます" : "使えません", is_fine ? "fine" : "do not use it");
    return is_fine ? ExitStatus::fine : ExitStatus::content_has_errors;
  }

 private:
  void tell_version() const {
    const BundleVersion& version = contents_.version;
    tell("ファイル", "file", options_.bundle, options_.bundle);
    tell("サイト", "site", version.site, version.site);
    tell("地域版", "edition", version.edition, version.edition);
    tell("版の番号", "version", version.version, version.version);
    if (contents_.is_update()) {
      tell("種類", "kind", "更新用（" + contents_.update_from + " から）",
           "an update (from " + contents_.update_from + ")");
    }
    tell("作成", "made", version.made, version.made);
    const bool is_over = has_expired(version, options_.now);
    if (version.expires.empty()) {
      tell("有効期限", "expires", "定めなし", "never");
    } else {
      tell("有効期限", "expires", version.expires + (is_over ? "（注意: 過ぎています）" : ""),
           version.expires + (is_over ? " (warning: expired)" : ""));
    }
    if (!version.previous.empty()) tell("前の版", "previous", version.previous, version.previous);
  }

  void tell_files(const BundleFindings& findings) const {
    for (const std::string& path : findings.missing) tell("足りないファイル", "missing", path, path);
    for (const std::string& path : findings.extra) tell("余分なファイル", "extra", path, path);
    for (const std::string& path : findings.changed) tell("変わったファイル", "changed", path, path);
    if (!findings.is_whole())
      return tell("中身", "files", "そろっていないか、変わっています", "not whole and unchanged");
    const std::string count = std::to_string(contents_.checksums.size());
    if (contents_.is_update()) {
      tell("中身", "files", "入っているファイルは変わっていません（当てたあとは " + count + "ファイル）",
           "those in it are unchanged (" + count + " once it is applied)");
    } else {
      tell("中身", "files", count + "ファイル。すべてそろっていて、変わっていません",
           count + ", all there and unchanged");
    }
  }

  bool tell_signature(const std::optional<PublicKey>& key) const {
    if (key) {
      const auto fault = check_signature(contents_, *key);
      const std::string id = key_id_text(key->id);
      tell("署名", "signature", fault ? fault->japanese : "鍵 " + id + " の正しい署名です",
           fault ? fault->english : "signed by key " + id);
      return !fault;
    }
    if (!contents_.signature) {
      tell("署名", "signature", "ありません", "unsigned");
    } else {
      const std::string id = key_id_text(contents_.signature->key_id);
      tell("署名", "signature", "鍵 " + id + " の署名とあります（確かめていません。--key で公開鍵を指定してください）",
           "signed by " + id + ", not checked: give --key");
    }
    return true;
  }

  void tell(const std::string& japanese_label, const std::string& english_label, const std::string& japanese,
            const std::string& english) const {
    const bool is_japanese = options_.language == Language::japanese;
    std::printf("%s: %s\n", (is_japanese ? japanese_label : english_label).c_str(),
                (is_japanese ? japanese : english).c_str());
  }

  BundleContents contents_;
  const VerifyOptions& options_;
};

}  // namespace

ExitStatus run_verify(const FileSystem& files, const VerifyOptions& options) {
  std::optional<PublicKey> key;
  if (!options.key.empty()) {
    auto given = public_key_of(files, options.key);
    if (const auto* fault = std::get_if<Fault>(&given)) {
      const ExitStatus status = tell_fault(*fault, options.language);
      return status == ExitStatus::system_failed ? status : ExitStatus::wrong_usage;
    }
    key = std::get<PublicKey>(given);
  }
  auto opened = open_bundle(options.bundle);
  if (const auto* fault = std::get_if<Fault>(&opened)) {
    if (fault->kind == Fault::Kind::system) return tell_fault(*fault, options.language);
    std::printf("%s\n%s\n", text_in(*fault, options.language).c_str(),
                options.language == Language::japanese ? "結果: 使えません" : "result: do not use it");
    return ExitStatus::content_has_errors;
  }
  return Verification(std::move(std::get<BundleContents>(opened)), options).run(key);
}

}  // namespace shirube
