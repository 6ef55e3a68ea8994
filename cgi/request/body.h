// Reading a request's body: application/x-www-form-urlencoded or multipart/form-data (RFC 7578), streamed, with every
// limit checked before anything is kept. Leaves what a file may hold to UploadSink and what values mean to rules/.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cgi/configuration/configuration.h"
#include "cgi/request/gateway.h"
#include "cgi/request/request.h"
#include "rules/verdict.h"

namespace shirube {

/// Takes one file's bytes as they come. Only `finish` keeps them; destroyed before that, nothing is left.
class UploadSink {
 public:
  virtual ~UploadSink() = default;
  /// False where they cannot be kept (disk full): the file's `failed` is set, the rest is dropped.
  virtual bool add(std::string_view bytes) = 0;
};

struct SentFile {
  std::string field;
  std::string name;  // as sent, without folders: only the part behind the last `/` or `\`; UTF-8, no control characters
  std::uint64_t size = 0;  // bytes that were sent, also where they were too many
  bool is_too_large = false;
  bool failed = false;               // the sink could not keep it
  std::unique_ptr<UploadSink> sink;  // nullptr where it is too large, failed or was not wanted
};

struct SentBody {
  SentValues values;            // of a file field the file's name; `_` names too (`_token`)
  std::vector<SentFile> files;  // an input without a chosen file (no name, no bytes) is not among them
};

/// 400, 408, 411, 413 or 415: docs/forms-cgi.md says when. 500 where reading itself failed.
struct BodyRefusal {
  int status = 400;
};

/// What the reader has to know beforehand.
struct BodyOrder {
  Limits limits;
  std::uint64_t text_bytes = 0;  // the greatest length of all that is not a file, in bytes of the body
  /// Gives a sink for a file of this field; nullptr where the form has no such file field: then its `filename` is a
  /// refusal with 400.
  std::function<std::unique_ptr<UploadSink>(std::string_view field)> open_upload;
  std::size_t file_fields = 0;  // how many the form has: the body may be so much longer
};

/// Reads the body to its end. Before a refusal what is left of it is read and dropped, as far as the limits go.
std::variant<SentBody, BodyRefusal> read_body(const Request& request, BodyInput& input, const BodyOrder& order);
/// Reads and drops the body of a request that is refused before anybody looks at it.
void drop_body(const Request& request, BodyInput& input, const Limits& limits);

}  // namespace shirube
