// BodyParser: what both kinds of body have in common: bytes are pushed in as they come, fields come out.
// Leaves where the bytes come from to body.cc, and their grammar to urlencoded.h and multipart.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cgi/configuration/configuration.h"
#include "cgi/request/body.h"

namespace shirube {

/// After a refusal nothing more may be pushed in.
class BodyParser {
 public:
  virtual ~BodyParser() = default;
  /// Any part of the body, cut anywhere.
  virtual std::optional<BodyRefusal> add(std::string_view bytes) = 0;
  /// The body has ended. The fields are whole only after this.
  virtual std::optional<BodyRefusal> finish() = 0;
};

/// Gathers what was sent, and refuses what is too much before it is kept.
class FieldCollector {
 public:
  /// `order` must outlive it.
  explicit FieldCollector(const BodyOrder& order) : order_(order) {}

  const BodyOrder& order() const { return order_; }
  /// To be asked before anything of another field is kept. 413 where there are `limits.fields` already.
  std::optional<BodyRefusal> begin_field();
  /// To be asked before so many bytes of text are kept. 413 where there would be more than `text_bytes`.
  std::optional<BodyRefusal> expect_text(std::size_t size);
  /// 400 where one of the two is no UTF-8 or holds a NUL.
  std::optional<BodyRefusal> add_text(std::string name, std::string value);
  /// Of a file its name becomes the field's value.
  std::optional<BodyRefusal> add_file(SentFile file);
  SentBody take() { return std::move(body_); }

 private:
  const BodyOrder& order_;
  std::uint64_t fields_ = 0;
  std::uint64_t text_bytes_ = 0;
  SentBody body_;
};

}  // namespace shirube
