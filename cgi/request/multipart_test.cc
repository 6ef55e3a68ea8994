#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cgi/request/body.h"
#include "cgi/request/body_in_memory.h"
#include "cgi/request/part_headers.h"

namespace shirube {
namespace {

struct KeptFile {
  std::string field, bytes;
  bool is_gone = false;
};

class MultipartBody : public testing::Test {
 protected:
  class Sink : public UploadSink {
   public:
    Sink(std::shared_ptr<KeptFile> file, std::size_t room) : file_(std::move(file)), room_(room) {}
    ~Sink() override { file_->is_gone = true; }
    bool add(std::string_view bytes) override {
      if (file_->bytes.size() + bytes.size() > room_) return false;
      file_->bytes.append(bytes);
      return true;
    }

   private:
    std::shared_ptr<KeptFile> file_;
    const std::size_t room_;
  };

  MultipartBody() {
    order_.text_bytes = 100'000;
    order_.limits.upload_bytes = 1000;
    order_.file_fields = 2;
    order_.open_upload = [this](std::string_view field) -> std::unique_ptr<UploadSink> {
      if (!field.starts_with("file")) return nullptr;
      kept_.push_back(std::make_shared<KeptFile>(KeptFile{std::string(field), ""}));
      return std::make_unique<Sink>(kept_.back(), room_);
    };
  }

  std::variant<SentBody, BodyRefusal> read(const std::string& bytes, std::vector<std::size_t> pieces = {}) {
    kept_.clear();
    Request request;
    request.content_type = "multipart/form-data; boundary=" + boundary_;
    request.body_length = std::to_string(bytes.size());
    BodyInMemory input(bytes, std::move(pieces));
    auto result = read_body(request, input, order_);
    EXPECT_EQ(input.taken(), bytes.size());  // whatever becomes of it
    return result;
  }
  int status(const std::string& bytes) {
    const auto result = read(bytes);
    const auto* refusal = std::get_if<BodyRefusal>(&result);
    return refusal != nullptr ? refusal->status : 200;
  }
  SentBody body(const std::string& bytes, std::vector<std::size_t> pieces = {}) {
    auto result = read(bytes, std::move(pieces));
    EXPECT_TRUE(std::holds_alternative<SentBody>(result)) << bytes;
    return std::holds_alternative<SentBody>(result) ? std::move(std::get<SentBody>(result)) : SentBody();
  }
  SentValues values(const std::string& bytes) { return body(bytes).values; }

  BodyOrder order_;
  std::string boundary_ = "b";
  std::size_t room_ = 1'000'000;
  std::vector<std::shared_ptr<KeptFile>> kept_;
};

const std::string disposition = "Content-Disposition: form-data; ";

// One part with these headers, the last of them a disposition's parameters.
std::string part(const std::string& parameters, const std::string& content, const std::string& more_headers = "") {
  return "--b\r\n" + more_headers + disposition + parameters + "\r\n\r\n" + content + "\r\n";
}
std::string text(const std::string& name, const std::string& content) { return part("name=\"" + name + '"', content); }
std::string file(const std::string& filename, const std::string& content) {
  return part("name=\"file\"; filename=\"" + filename + '"', content, "Content-Type: text/plain\r\n");
}

TEST_F(MultipartBody, has_names_and_values) {
  EXPECT_EQ(values(text("名前", "山田 花") + text("_token", "a+b%20") + text("empty", "") + "--b--\r\n"),
            (SentValues{{"名前", "山田 花"}, {"_token", "a+b%20"}, {"empty", ""}}));
  EXPECT_EQ(values("--b--"), SentValues());
}

TEST_F(MultipartBody, makes_a_list_of_several_values_in_order) {
  EXPECT_EQ(values(text("a", "2") + text("b", "x") + text("a", "1") + "--b--\r\n"),
            (SentValues{{"a", std::vector<std::string>{"2", "1"}}, {"b", "x"}}));
}

TEST_F(MultipartBody, leaves_line_breaks_as_they_are) {
  EXPECT_EQ(values(text("a", "\r\n1\r\n2\n3\r4\r\n") + "--b--"), (SentValues{{"a", "\r\n1\r\n2\n3\r4\r\n"}}));
}

TEST_F(MultipartBody, may_have_something_around_it) {
  EXPECT_EQ(values("preamble --b\r\n--bb\r\n" + text("a", "1") + "--b--\r\nepilogue\r\n--b\r\nmore"),
            (SentValues{{"a", "1"}}));
  EXPECT_EQ(status(std::string(8000, 'x') + "\r\n" + text("a", "1") + "--b--\r\n" + std::string(8000, 'x')), 200);
  EXPECT_EQ(status(std::string(8193, 'x') + "\r\n" + text("a", "1") + "--b--\r\n"), 400);
  EXPECT_EQ(status(text("a", "1") + "--b--\r\n" + std::string(8193, 'x')), 400);
}

TEST_F(MultipartBody, may_have_blanks_behind_a_boundary) {
  EXPECT_EQ(values("--b \t \r\n" + text("a", "1").substr(5) + "--b-- \t"), (SentValues{{"a", "1"}}));
  EXPECT_EQ(status("--b" + std::string(100, ' ') + "\r\n" + text("a", "1").substr(5) + "--b--"), 400);
}

TEST_F(MultipartBody, keeps_what_only_looks_like_a_boundary) {
  for (const std::string content :
       {"--b",        "--bx",      "x--b--",     "\r\n--",          "\r\n--bb",  "\r\n--b-",  "\r\n--b-x",
        "\r\n--b--x", "\r\n--b x", "\r\n--b\rx", "\r\n--b\nx",      "\r\n--b\n", "\n--b--\n", "\r--b--\r",
        "\r\r\n",     "\r\n\r\n",  "\r\n-",      "\r\n--b\r\r\n--", "-",         "--"}) {
    EXPECT_EQ(values(text("a", 'x' + content + 'x') + "--b--\r\n"), (SentValues{{"a", 'x' + content + 'x'}}))
        << content;
  }
  EXPECT_EQ(values(text("a", "--bb\r\n--c\r\n--b\n") + "--b--\r\n"), (SentValues{{"a", "--bb\r\n--c\r\n--b\n"}}));
}

TEST_F(MultipartBody, without_its_final_boundary_is_400) {
  const std::string whole = text("a", "1") + "--b--";
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_EQ(status(whole.substr(0, size)), 400) << size;
  EXPECT_EQ(status(whole), 200);
  EXPECT_EQ(status(text("a", "1") + "--b\r\n"), 400);
  EXPECT_EQ(status(text("a", "1") + "--c--\r\n"), 400);
  EXPECT_EQ(status("a=b"), 400);
}

TEST_F(MultipartBody, with_other_line_breaks_than_crlf_is_400) {
  EXPECT_EQ(status("--b\n" + disposition + "name=\"a\"\n\n1\n--b--\n"), 400);
  EXPECT_EQ(status("--b\r\n" + disposition + "name=\"a\"\n\r\n\r\n1\r\n--b--\r\n"), 400);
  EXPECT_EQ(status("--b\r\n" + disposition + "name=\"a\"\r\r\n\r\n1\r\n--b--\r\n"), 400);
}

TEST_F(MultipartBody, has_one_disposition_with_one_name_in_each_part) {
  const auto status_of_headers = [&](const std::string& headers) {
    return status("--b\r\n" + headers + "\r\n1\r\n--b--\r\n");
  };
  EXPECT_EQ(status_of_headers("content-DISPOSITION:Form-Data;NAME=a\r\n"), 200);
  EXPECT_EQ(status_of_headers(disposition + "name=a\r\nX-Other: 1\r\nX-Other: 2\r\n"), 200);
  for (const std::string& headers : {std::string(),
                                     std::string("Content-Type: text/plain\r\n"),
                                     std::string("Content-Disposition: form-data\r\n"),
                                     std::string("Content-Disposition: attachment; name=a\r\n"),
                                     disposition + "\r\n",
                                     disposition + "name\r\n",
                                     disposition + "name=\r\n",
                                     disposition + "name=a b\r\n",
                                     disposition + "name=\"a\r\n",
                                     disposition + "name=\"a\"b\r\n",
                                     disposition + "name = a\r\n",
                                     disposition + "name=a; name=a\r\n",
                                     disposition + "name=a; NAME=b\r\n",
                                     disposition + "name=a\r\n" + disposition + "name=a\r\n",
                                     disposition + "name*=utf-8''a\r\n",
                                     disposition + "name=a; name*=utf-8''b\r\n",
                                     disposition + "\r\n name=a\r\n",
                                     disposition + "name=\"a\tb\x01\"\r\n",
                                     disposition + std::string("name=\"a\0b\"\r\n", 12),
                                     std::string("no colon\r\n") + disposition + "name=a\r\n",
                                     std::string(": x\r\n") + disposition + "name=a\r\n",
                                     std::string("A b: x\r\n") + disposition + "name=a\r\n",
                                     disposition + "name=\"\xFF\"\r\n",
                                     disposition + "name=\"\xC0\xAF\"\r\n",
                                     disposition + "name=\xE3\x81\x82\r\n"}) {
    EXPECT_EQ(status_of_headers(headers), 400) << headers;
  }
}

TEST_F(MultipartBody, bounds_the_headers_of_a_part) {
  std::string headers;
  for (int i = 0; i < 15; ++i) headers += "X: y\r\n";
  EXPECT_EQ(status(part("name=a", "1", headers) + "--b--"), 200);
  EXPECT_EQ(status(part("name=a", "1", headers + "X: y\r\n") + "--b--"), 400);
  EXPECT_EQ(status(part("name=a", "1", "X: " + std::string(8000, 'y') + "\r\n") + "--b--"), 200);
  EXPECT_EQ(status(part("name=a", "1", "X: " + std::string(8192, 'y') + "\r\n") + "--b--"), 400);
  EXPECT_EQ(status("--b\r\n" + std::string(90'000, 'y')), 400);
}

TEST_F(MultipartBody, reads_names_as_browsers_write_them) {
  EXPECT_EQ(values(text("a%22b%0D%0Ac%0d%25\\\"d\\\\e\\f", "1") + "--b--"),
            (SentValues{{"a\"b\r\nc\r%25\"d\\e\\f", "1"}}));
  EXPECT_EQ(values(part("name=a%22b", "1") + "--b--"), (SentValues{{"a%22b", "1"}}));
}

TEST_F(MultipartBody, within_a_multipart_body_is_400) {
  EXPECT_EQ(status(part("name=a", "--c\r\n\r\n1\r\n--c--", "Content-Type: multipart/mixed; boundary=c\r\n") + "--b--"),
            400);
  EXPECT_EQ(status(part("name=file; filename=x", "", "Content-Type: Multipart/Related\r\n") + "--b--"), 400);
}

TEST_F(MultipartBody, has_texts_in_utf8_only) {
  const auto status_of_type = [&](const std::string& type) {
    return status(part("name=a", "1", "Content-Type: " + type + "\r\n") + "--b--");
  };
  EXPECT_EQ(status_of_type("text/plain"), 200);
  EXPECT_EQ(status_of_type("text/plain;charset=UTF-8"), 200);
  EXPECT_EQ(status_of_type("text/plain; charset=Shift_JIS"), 415);
  EXPECT_EQ(status_of_type("text/plain; charset=utf-8; charset=utf-8"), 415);
  EXPECT_EQ(status_of_type("text"), 200);
  EXPECT_EQ(status_of_type("text/plain; charset"), 400);
  EXPECT_EQ(status(part("name=a", "1", "Content-Type: text/plain\r\nContent-Type: text/plain\r\n") + "--b--"), 400);
  for (const std::string& content :
       {std::string("\xFF"), std::string("\xC0\xAF"), std::string("\xED\xA0\x80"), std::string("\x8E\x52\x93\x63"),
        std::string("a\0b", 3), std::string("\xE3\x81")}) {
    EXPECT_EQ(status(text("a", content) + "--b--"), 400) << content;
  }
}

TEST_F(MultipartBody, has_no_transfer_encoding_that_changes_bytes) {
  for (const char* encoding : {"7bit", "8BIT", "Binary"}) {
    EXPECT_EQ(status(part("name=a", "1", std::string("Content-Transfer-Encoding: ") + encoding + "\r\n") + "--b--"),
              200);
  }
  for (const char* encoding : {"base64", "quoted-printable", "", "x"}) {
    EXPECT_EQ(status(part("name=a", "1", std::string("Content-Transfer-Encoding: ") + encoding + "\r\n") + "--b--"),
              400);
  }
}

TEST_F(MultipartBody, with_more_parts_than_allowed_is_413) {
  order_.limits.fields = 2;
  EXPECT_EQ(status(text("a", "1") + file("x", "y") + "--b--"), 200);
  EXPECT_EQ(status(text("a", "1") + file("x", "y") + text("a", "2") + "--b--"), 413);
}

TEST_F(MultipartBody, with_more_text_than_allowed_is_413_whatever_files_may_have) {
  order_.text_bytes = 500;
  EXPECT_EQ(status(text("a", std::string(400, 'x')) + "--b--"), 200);
  EXPECT_EQ(status(text("a", std::string(500, 'x')) + "--b--"), 413);
  EXPECT_EQ(status(text("a", std::string(60'000, 'x')) + "--b--"), 413);
  EXPECT_EQ(status(text(std::string(501, 'x'), "") + "--b--"), 413);
  EXPECT_EQ(status(file(std::string(501, 'x'), "") + "--b--"), 413);
}

TEST_F(MultipartBody, gives_files_to_their_sinks) {
  const std::string bytes("\xFF\0\r\n--bx\r\n", 11);
  const SentBody sent = body(text("a", "1") + file("報告.csv", bytes) + "--b--\r\n");
  EXPECT_EQ(sent.values, (SentValues{{"a", "1"}, {"file", "報告.csv"}}));
  ASSERT_EQ(sent.files.size(), 1U);
  EXPECT_EQ(sent.files[0].field, "file");
  EXPECT_EQ(sent.files[0].name, "報告.csv");
  EXPECT_EQ(sent.files[0].size, bytes.size());
  EXPECT_FALSE(sent.files[0].is_too_large || sent.files[0].failed);
  EXPECT_NE(sent.files[0].sink, nullptr);
  ASSERT_EQ(kept_.size(), 1U);
  EXPECT_EQ(kept_[0]->bytes, bytes);
  EXPECT_FALSE(kept_[0]->is_gone);
}

TEST_F(MultipartBody, has_no_file_where_none_was_chosen) {
  const SentBody sent = body(file("", "") + "--b--\r\n");
  EXPECT_EQ(sent.values, (SentValues{{"file", ""}}));
  EXPECT_TRUE(sent.files.empty());
  EXPECT_TRUE(kept_[0]->is_gone);
  EXPECT_EQ(body(file("", "x") + "--b--\r\n").files.size(), 1U);
  EXPECT_EQ(body(file("empty.txt", "") + "--b--\r\n").files.size(), 1U);
}

TEST_F(MultipartBody, with_a_file_where_none_is_due_is_400) {
  EXPECT_EQ(status(part("name=a; filename=x", "1") + "--b--"), 400);
  EXPECT_EQ(status(part("name=a; filename=\"\"", "") + "--b--"), 400);
  order_.open_upload = nullptr;
  EXPECT_EQ(status(file("x", "y") + "--b--"), 400);
}

TEST_F(MultipartBody, takes_a_text_for_a_file_field_as_a_value) {
  const SentBody sent = body(text("file", "x.pdf") + "--b--");
  EXPECT_EQ(sent.values, (SentValues{{"file", "x.pdf"}}));
  EXPECT_TRUE(sent.files.empty());
}

TEST_F(MultipartBody, has_both_names_of_two_files_of_one_field) {
  const SentBody sent = body(file("x", "1") + file("y", "2") + "--b--");
  EXPECT_EQ(sent.values, (SentValues{{"file", std::vector<std::string>{"x", "y"}}}));
  EXPECT_EQ(sent.files.size(), 2U);
}

TEST_F(MultipartBody, counts_a_file_that_is_too_large_and_drops_it) {
  const SentBody exact = body(file("x", std::string(1000, 'x')) + "--b--");
  EXPECT_FALSE(exact.files[0].is_too_large);
  const SentBody sent = body(file("x", std::string(30'001, 'x')) + text("a", "1") + "--b--");
  EXPECT_TRUE(sent.files[0].is_too_large);
  EXPECT_EQ(sent.files[0].size, 30'001U);
  EXPECT_EQ(sent.files[0].sink, nullptr);
  EXPECT_TRUE(kept_[0]->is_gone);
  EXPECT_EQ(sent.values.count("a"), 1U);
}

TEST_F(MultipartBody, says_where_a_file_could_not_be_kept) {
  room_ = 10;
  const SentBody sent = body(file("x", std::string(11, 'x')) + text("a", "1") + "--b--");
  EXPECT_TRUE(sent.files[0].failed);
  EXPECT_EQ(sent.files[0].sink, nullptr);
  EXPECT_EQ(sent.values.count("a"), 1U);
}

TEST_F(MultipartBody, that_is_refused_leaves_no_file) {
  EXPECT_EQ(status(file("x", "1") + "--b\r\n"), 400);
  EXPECT_TRUE(kept_[0]->is_gone);
}

TEST_F(MultipartBody, takes_of_a_file_name_the_last_part_without_control_characters) {
  const auto name_of = [&](const std::string& name) { return body(file(name, "1") + "--b--").files.at(0).name; };
  EXPECT_EQ(name_of("../../etc/passwd"), "passwd");
  EXPECT_EQ(name_of("C:\\folder\\報告.pdf"), "報告.pdf");
  EXPECT_EQ(name_of("..\\..\\x.pdf"), "x.pdf");
  EXPECT_EQ(name_of("a/b\\c"), "c");
  EXPECT_EQ(name_of("folder/"), "");
  EXPECT_EQ(name_of("a%0D%0Ab%22c\td"), "ab\"cd");
  EXPECT_EQ(name_of("a\xC2\x85z\xC2\xA0"), "az\xC2\xA0");
  EXPECT_EQ(name_of("表.csv"), "表.csv");
}

TEST_F(MultipartBody, with_a_hostile_file_name_is_400) {
  EXPECT_EQ(status(file(std::string("a\0.pdf", 6), "1") + "--b--"), 400);
  EXPECT_EQ(status(file("\x95\x5C.csv", "1") + "--b--"), 400);
  EXPECT_EQ(status(file("\xC0\xAE\xC0\xAE/x", "1") + "--b--"), 400);
  EXPECT_EQ(status(part("name=file; filename=a; filename=b", "1") + "--b--"), 400);
  EXPECT_EQ(status(part("name=file; filename*=utf-8''a", "1") + "--b--"), 400);
  EXPECT_EQ(status(part("name=file; filename=a; filename*=utf-8''b", "1") + "--b--"), 400);
  EXPECT_EQ(status(part("name=file; filename=\"C:\\\"", "1") + "--b--"), 400);
}

TEST_F(MultipartBody, may_be_cut_anywhere) {
  const std::string bytes = "before\r\n" + text("名前", "山田\r\n--bx\r\n-") + text("a", "") +
                            file("報告", "\r\n--b\r\r\n--b--x") + "--b \r\n" + text("a", "--b-").substr(5) +
                            "--b-- \r\nafter";
  const SentValues whole = values(bytes);
  const std::string content = kept_[0]->bytes;
  EXPECT_EQ(content, "\r\n--b\r\r\n--b--x");
  EXPECT_EQ(whole.size(), 3U);
  EXPECT_EQ(body(bytes, {1}).values, whole);
  EXPECT_EQ(kept_[0]->bytes, content);
  for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
    for (const std::size_t next : {std::size_t{1}, std::size_t{2}, bytes.size()}) {
      EXPECT_EQ(body(bytes, {cut, next, bytes.size()}).values, whole);
      EXPECT_EQ(kept_[0]->bytes, content);
    }
  }
}

TEST_F(MultipartBody, of_chance_pieces_comes_through_whole) {
  std::mt19937 random(20'261'121);
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
  const std::vector<std::string> pieces = {"\r", "\n",     "\r\n",    "--", "-",  "--b",
                                           "b",  "\r\n--", "\r\n--b", "x",  "山", " "};
  boundary_ = "bound";  // so that none of the pieces can make one up
  order_.limits.upload_bytes = 100'000;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes, content_of_file;
    SentValues expected;
    for (std::size_t i = 0, fields = below(5); i < fields; ++i) {
      std::string content;
      for (std::size_t j = 0, count = below(40); j < count; ++j) content += pieces[below(pieces.size())];
      const bool is_file = i == 0 && below(2) == 0;
      const std::string name = is_file ? "file" : "field" + std::to_string(i);
      bytes += "--bound\r\n" + disposition + "name=\"" + name + '"' + (is_file ? "; filename=\"n\"" : "") + "\r\n\r\n" +
               content + "\r\n";
      expected[name] = is_file ? "n" : content;
      if (is_file) content_of_file = content;
    }
    bytes += "--bound--\r\n";
    std::vector<std::size_t> cuts;
    for (int i = 0; i < 50; ++i) cuts.push_back(1 + below(20));
    const SentBody sent = body(bytes, cuts);
    ASSERT_EQ(sent.values, expected) << bytes;
    if (!sent.files.empty()) {
      ASSERT_EQ(kept_[0]->bytes, content_of_file) << bytes;
    }
  }
}

TEST_F(MultipartBody, of_line_breaks_alone_costs_no_more_than_others) {
  order_.text_bytes = 8'000'000;
  std::string content;
  for (int i = 0; i < 1'000'000; ++i) content += "\r\n--b-";
  order_.limits.fields = 2;
  EXPECT_EQ(values(text("a", content) + "--b--"), (SentValues{{"a", content}}));
}

}  // namespace
}  // namespace shirube
