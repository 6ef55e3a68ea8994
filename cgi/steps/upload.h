// A file on its way into the store's folder: named by us, readable by us alone, sealed where the office wants it.
// Leaves whether it is wanted to confirm.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cgi/request/body.h"
#include "cgi/sealing/sealed_box.h"
#include "cgi/steps/file_content.h"

namespace shirube {

/// The file is made with the first bytes (O_EXCL, O_NOFOLLOW, 0600) and removed with this object, unless it was kept.
class FileUpload final : public UploadSink {
 public:
  /// `office`: a public key of 32 bytes, or nothing.
  FileUpload(std::string folder, std::string_view office);
  ~FileUpload() override;
  FileUpload(const FileUpload&) = delete;
  FileUpload& operator=(const FileUpload&) = delete;

  bool add(std::string_view bytes) override;
  bool fits(std::string_view type) const { return content_.fits(type); }
  /// Forces it to the disk. False where that did not work: nothing is left then.
  [[nodiscard]] bool keep();
  const std::string& id() const { return id_; }

 private:
  bool open();
  bool write(std::string_view bytes);

  std::string folder_;
  std::string id_;
  int descriptor_ = -1;
  bool has_failed_ = false;
  bool is_made_ = false;
  bool is_kept_ = false;
  FileContent content_;
  std::optional<StreamSealer> sealer_;
};

}  // namespace shirube
