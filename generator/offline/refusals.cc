#include "generator/offline/refusals.h"

#include <algorithm>
#include <vector>

namespace shirube {
namespace {

constexpr std::size_t shown_files = 5;
constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;

Fault refusal(const std::string& about, const std::string& japanese, const std::string& english) {
  return {Fault::Kind::untrusted, about + ": " + japanese, about + ": " + english};
}

struct Words {
  std::string japanese;
  std::string english;
};

void tell(Words& words, const char* japanese, const char* english, const std::vector<std::string>& paths) {
  if (paths.empty()) return;
  const std::string count = std::to_string(paths.size());
  words.japanese += (words.japanese.empty() ? "" : "。") + std::string(japanese) + " " + count + "個: ";
  words.english += (words.english.empty() ? "" : "; ") + count + " " + english + ": ";
  for (std::size_t i = 0; i < std::min(paths.size(), shown_files); ++i) {
    words.japanese += (i == 0 ? "" : "、") + paths[i];
    words.english += (i == 0 ? "" : ", ") + paths[i];
  }
  if (paths.size() > shown_files) {
    words.japanese += " など";
    words.english += ", …";
  }
}

Words words_of(const BundleFindings& findings) {
  Words words;
  tell(words, "足りないファイル", "missing", findings.missing);
  tell(words, "余計なファイル", "extra", findings.extra);
  tell(words, "変わったファイル", "changed", findings.changed);
  return words;
}

/// Which file helps where an update does not.
Words full_bundle(const BundleVersion& version) {
  return {
      "「" + version.edition + "」の版 " + version.version + " の、更新用でない（全部入りの）ファイルを入れてください",
      "take the full bundle of edition " + version.edition + ", version " + version.version};
}

}  // namespace

Fault refuse_damaged(const std::string& bundle, const BundleFindings& findings) {
  const Words words = words_of(findings);
  return refusal(bundle, "中身が SHA256SUMS と合いません。" + words.japanese + "。もう一度もらい直してください",
                 "does not agree with its SHA256SUMS: " + words.english + "; get it anew");
}

Fault refuse_edition(const ApplyOrder& order, const std::string& edition, const std::string& standing) {
  return refusal(order.bundle,
                 "「" + edition + "」の版です。" + order.folder + " には「" + standing + "」の版があるので、入れません",
                 "is edition " + edition + "; " + order.folder + " shows edition " + standing);
}

Fault refuse_older(const ApplyOrder& order, const std::string& version, const std::string& standing) {
  return refusal(order.bundle,
                 "版 " + version + " は、" + order.folder + " の今の版 " + standing +
                     " より古いので、入れません。それでもよければ --allow-older を付けてください",
                 "version " + version + " is older than " + standing + ", which " + order.folder +
                     " shows; --allow-older takes it all the same");
}

Fault refuse_other_contents(const ApplyOrder& order, const std::string& version) {
  return refusal(order.bundle,
                 "同じ版 " + version + " が " + order.folder +
                     " にありますが、中身が違います。新しく作り直したものを入れてください",
                 "the same version, " + version + ", stands in " + order.folder +
                     " with other contents; take one that was made later");
}

Fault refuse_base(const ApplyOrder& order, const BundleVersion& version, const std::string& from,
                  const std::string& standing) {
  const Words full = full_bundle(version);
  const bool is_none = standing.empty();
  return refusal(order.bundle,
                 "版 " + from + " からの更新用ですが、" + order.folder +
                     (is_none ? " にはまだ何もありません。" : " の今の版は " + standing + " です。") + full.japanese,
                 "is an update from version " + from + ", but " + order.folder +
                     (is_none ? " shows none yet; " : " shows " + standing + "; ") + full.english);
}

Fault refuse_broken_base(const ApplyOrder& order, const BundleVersion& version, const std::string& standing) {
  const Words full = full_bundle(version);
  return refusal(order.folder,
                 "今の版 " + standing + " が壊れているので、更新用のファイルは入れられません。" + full.japanese,
                 "version " + standing + " is damaged, so that an update cannot build on it; " + full.english);
}

Fault refuse_gap(const ApplyOrder& order, const std::string& path) {
  return refusal(order.bundle, path + " がなく、今の版にもありません。もう一度もらい直してください",
                 "lacks " + path + ", and the version that stands does not have it; get it anew");
}

Fault refuse_size(const ApplyOrder& order) {
  return refusal(order.bundle, "展開すると大きすぎます", "would unpack to more than is taken");
}

Fault refuse_names(const ApplyOrder& order) {
  return refusal(order.bundle, "大文字と小文字の違いしかない名前か、フォルダーと同じ名前のファイルがあります",
                 "has names that differ only in case, or a file named like a folder");
}

Fault no_room(const ApplyOrder& order, std::uint64_t needed, std::uint64_t free) {
  const std::string wanted = std::to_string(needed / mebibyte + 1);
  const std::string there = std::to_string(free / mebibyte);
  return {Fault::Kind::system,
          order.folder + ": ディスクの空きが足りません（必要 " + wanted + " MiB、空き " + there +
              " MiB）。何も変えていません",
          order.folder + ": there is not enough room (" + wanted + " MiB needed, " + there +
              " MiB free); nothing was changed"};
}

Fault disk_differs(const ApplyOrder& order, const BundleFindings& findings) {
  const Words words = words_of(findings);
  return {Fault::Kind::system,
          order.folder + ": 書いたものと読んだものが違います。" + words.japanese + "。ディスクを確かめてください",
          order.folder + ": what was written reads otherwise: " + words.english + "; check the disk"};
}

Fault refuse_update(const std::string& bundle) {
  return refusal(bundle, "更新用のファイルです。全部入りのものを指定してください",
                 "is an update; name the full bundle");
}

Fault refuse_overwriting(const std::string& to) {
  return refusal(to, "もとのファイルなので、書き出し先にできません", "is one of the bundles; choose another --output");
}

Fault refuse_other_site(const std::string& bundle, const BundleVersion& version, const BundleVersion& old) {
  const auto japanese = [](const BundleVersion& of) { return "「" + of.site + "」の「" + of.edition + "」"; };
  const auto english = [](const BundleVersion& of) { return "edition " + of.edition + " of “" + of.site + "”"; };
  return refusal(bundle, japanese(version) + "です。古いほうは" + japanese(old) + "なので、差を取れません",
                 "is " + english(version) + ", the old one " + english(old) + ": there is no update between them");
}

Fault refuse_not_newer(const std::string& bundle, const std::string& version, const std::string& old) {
  return refusal(bundle,
                 "版 " + version + " は、" + old + " より新しくありません（古いほう、新しいほうの順に書きます）",
                 "version " + version + " is not newer than " + old + "; name the old one first");
}

Fault refuse_no_previous(const std::string& folder) {
  return refusal(folder, "戻れる前の版がありません", "there is no previous version to go back to");
}

Fault refuse_broken_previous(const std::string& folder, const std::string& version) {
  return refusal(folder, "前の版 " + version + " が壊れているので、戻れません",
                 "the previous version, " + version + ", is damaged; the current one stays");
}

}  // namespace shirube
