// What the tests of the steps share: a store in memory, a clock that stands still, and somebody with a browser.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/slot.h"
#include "cgi/request/body_in_memory.h"
#include "cgi/steps/steps.h"
#include "rules/messages.h"
#include "rules/pack_json.h"

namespace shirube {

/// Keeps what forms.cgi stores; the operator's part is empty.
class MemoryStore : public Store {
 public:
  std::optional<StoreError> check() override { return error; }
  StoreResult<std::optional<int>> count_request(std::string_view client, std::int64_t now_milliseconds,
                                                std::uint64_t per_minute) override {
    if (error) return *error;
    std::vector<std::int64_t>& times = requests[std::string(client)];
    std::erase_if(times, [&](std::int64_t time) { return time <= now_milliseconds - 60'000; });
    if (times.size() >= per_minute) {
      return std::optional(static_cast<int>((times.front() + 60'000 - now_milliseconds + 999) / 1000));
    }
    times.push_back(now_milliseconds);
    return std::optional<int>();
  }
  StoreResult<std::optional<std::string>> receipt_of(std::string_view token) override {
    if (read_error) return *read_error;
    const auto found = std::ranges::find(submissions, token, &NewSubmission::token);
    return found == submissions.end() ? std::optional<std::string>() : found->receipt;
  }
  StoreResult<std::string> add(const NewSubmission& submission) override {
    ++additions;
    if (add_error) return *add_error;
    if (is_every_receipt_taken) return std::string();
    if (before_add) std::exchange(before_add, nullptr)();
    const auto found = std::ranges::find(submissions, submission.token, &NewSubmission::token);
    if (found != submissions.end()) return found->receipt;
    for (const StoredFile& file : submission.files) {
      if (!std::filesystem::exists(folder + "/" + file.id)) return StoreError{StoreError::Kind::other, "no such file"};
    }
    submissions.push_back(submission);
    return submission.receipt;
  }
  StoreResult<std::optional<Submission>> submission(std::string_view receipt) override {
    if (read_error) return *read_error;
    const auto found = std::ranges::find(submissions, receipt, &NewSubmission::receipt);
    if (found == submissions.end()) return std::optional<Submission>();
    return std::optional(Submission{found->receipt, found->form, found->edition, found->time, "received",
                                    found->content, found->is_sealed, found->files});
  }
  std::string files_folder() const override { return folder; }

  StoreResult<std::vector<SubmissionSummary>> list() override { return std::vector<SubmissionSummary>(); }
  StoreResult<std::vector<Submission>> submissions_of(std::string_view) override { return std::vector<Submission>(); }
  StoreResult<Done> mark_exported(const std::vector<std::string>&, std::string_view, Moment) override { return Done{}; }
  StoreResult<std::uint64_t> purge(Moment, std::string_view, Moment) override { return std::uint64_t{0}; }
  StoreResult<StoreStatistics> statistics() override { return StoreStatistics(); }
  StoreResult<std::optional<OutboxMail>> take_mail(Moment) override { return std::optional<OutboxMail>(); }
  StoreResult<std::optional<OutboxMail>> take_uncertain_mail(Moment) override { return std::optional<OutboxMail>(); }
  StoreResult<Done> settle_mail(std::int64_t, MailState, Moment, std::string_view, Moment) override { return Done{}; }

  std::vector<NewSubmission> submissions;
  std::map<std::string, std::vector<std::int64_t>> requests;
  std::string folder;
  std::optional<StoreError> error, read_error, add_error;
  bool is_every_receipt_taken = false;
  std::function<void()> before_add;  // called once: what somebody else does meanwhile
  int additions = 0;
};

struct Answer {
  int status = 0;
  std::multimap<std::string, std::string> headers;
  std::string body;

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
  /// What stands behind `name=` up to the next `|`.
  std::string part(const std::string& name) const {
    const std::size_t begin = body.find("|" + name + "=");
    if (begin == std::string::npos) return "(none)";
    const std::size_t value = begin + name.size() + 2;
    return body.substr(value, body.find('|', value) - value);
  }
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct SentTestFile {
  std::string field, name, bytes;
};

inline std::string urlencoded(const Pairs& pairs) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string body;
  const auto add = [&](std::string_view text) {
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      body += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  };
  for (const auto& [name, value] : pairs) {
    if (!body.empty()) body += '&';
    add(name);
    body += '=';
    add(value);
  }
  return body;
}

inline constexpr std::string_view test_boundary = "boundary-of-a-test";

inline std::string multipart(const Pairs& pairs, const std::vector<SentTestFile>& files) {
  std::string body;
  const auto begin = [&](const std::string& name) {
    body.append("--").append(test_boundary).append("\r\nContent-Disposition: form-data; name=\"").append(name);
  };
  for (const auto& [name, value] : pairs) {
    begin(name);
    body.append("\"\r\n\r\n").append(value).append("\r\n");
  }
  for (const SentTestFile& file : files) {
    begin(file.field);
    body.append("\"; filename=\"").append(file.name).append("\"\r\n\r\n").append(file.bytes).append("\r\n");
  }
  return body.append("--").append(test_boundary).append("--\r\n");
}

/// `[text base]` becomes a slot.
inline std::string with_slots(std::string_view text) {
  std::string page;
  for (const char c : text) {
    if (c == '[')
      page += slot_begin;
    else if (c == ']')
      page += slot_end;
    else
      page += c;
  }
  return page;
}

/// The rules of the tests' form; a test changes them by a second function.
inline RulePack rules_of_application() {
  RulePack rules;
  rules.form = "application";
  rules.edition = "national";
  rules.title = "利用申請";
  const auto field = [&](const char* id, const char* label, FieldType type) -> Field& {
    Field& added = rules.fields.emplace_back();
    added.id = id;
    added.label = label;
    added.type = type;
    return added;
  };
  Field& name = field("name", "氏名", FieldType::text);
  name.required = true;
  name.width = WidthFolding::full;
  name.max_length = 20;
  field("mail", "メールアドレス", FieldType::email);
  field("plan", "区分", FieldType::choice).options = {{"new", "新規"}, {"change", "変更"}};
  Field& company = field("company", "勤務先", FieldType::text);
  company.when.kind = FieldCondition::Kind::is;
  company.when.field = "plan";
  company.when.values = {"change"};
  field("memo", "備考", FieldType::multiline);
  field("password", "パスワード", FieldType::secret).min_length = 8;
  field("password-again", "パスワード（確認）", FieldType::secret).equals = "password";
  Field& document = field("document", "届出", FieldType::file);
  document.file_types = {"pdf", "png"};
  document.max_bytes = 1000;
  PackSection section{"申請", {}, {}};
  for (const Field& each : rules.fields) section.fields.push_back(each.id);
  rules.sections = {section};
  return rules;
}

class StepsTest : public testing::Test {
 protected:
  using Json = nlohmann::ordered_json;

  StepsTest() {
    std::string pattern = testing::TempDir() + "shirube-steps-XXXXXX";
    store_.folder = ::mkdtemp(pattern.data());
    configuration_.edition = "national";
    configuration_.base_url = "https://example.jp/national/";
    configuration_.mail.smtp = "smtp://127.0.0.1:25";
    configuration_.mail.from = "forms@example.jp";
    configuration_.mail.office = "office@example.jp";
    publish(rules_of_application());
  }
  ~StepsTest() override { std::filesystem::remove_all(store_.folder); }

  void publish(RulePack rules) {
    complete_pack(rules);
    Json forms;
    for (const char* id : {"application", "other"}) {
      rules.form = id;
      forms[id] = {{"title", rules.title},
                   {"rules", Json::parse(write_pack(rules))},
                   {"pages", {{"form", form_page_}, {"confirm", confirm_page_}, {"done", done_page_}}},
                   {"mail",
                    {{"office", {{"subject", with_slots("[text form] [text receipt]")}, {"body", "届きました。"}}},
                     {"sender",
                      {{"field", "mail"},
                       {"subject", with_slots("[text field name] [text field memo]")},
                       {"body", with_slots("[text field name] 様\n[text receipt]\n[text field password]\n")}}}}}};
    }
    const Json pack{{"version", 1},
                    {"edition", configuration_.edition},
                    {"language", "ja"},
                    {"pages", {{"problem", problem_page_}}},
                    {"forms", forms}};
    auto opened = FormsPack::open(pack.dump());
    const auto* error = std::get_if<FormsPackError>(&opened);
    ASSERT_EQ(error, nullptr) << error->reason;
    pack_ = std::make_shared<const FormsPack>(std::move(std::get<FormsPack>(opened)));
  }

  Service service() {
    return {configuration_,
            secret_,
            [this]() -> std::variant<std::shared_ptr<const FormsPack>, FormsPackError> {
              if (pack_error_) return *pack_error_;
              return pack_;
            },
            [this]() -> StoreResult<Store*> {
              if (open_error_) return *open_error_;
              return &store_;
            },
            [this] { return now_; },
            [this] { ++courier_calls_; },
            [this](std::string_view line) { lines_.emplace_back(line); }};
  }

  /// Sends it and takes the answer's cookie as a browser does.
  Answer ask(Request request, std::string body = {}) {
    if (!cookie_.empty()) request.cookie = "theme=dark; " + cookie_;
    request.script_name = script_name_;
    request.client = client_;
    if (request.method == "POST" && !request.body_length) request.body_length = std::to_string(body.size());
    BodyInMemory input(std::move(body));
    const GatewayAnswer sent = handle_request(service(), request, input);
    if (sent.after) sent.after();
    Answer answer = read(sent.bytes);
    if (const std::string set = answer.header("Set-Cookie"); !set.empty()) cookie_ = set.substr(0, set.find(';'));
    return answer;
  }
  Answer get(const std::string& path, const std::string& query = {}, const std::string& method = "GET") {
    Request request;
    request.method = method;
    request.path = path;
    request.query = query;
    return ask(request);
  }
  Answer post(const std::string& path, const Pairs& pairs, const std::string& query = {}) {
    Request request;
    request.method = "POST";
    request.path = path;
    request.query = query;
    request.content_type = "application/x-www-form-urlencoded";
    return ask(request, urlencoded(pairs));
  }
  Answer post(const std::string& path, const Pairs& pairs, const std::vector<SentTestFile>& files,
              const std::string& query = {}) {
    Request request;
    request.method = "POST";
    request.path = path;
    request.query = query;
    request.content_type = "multipart/form-data; boundary=" + std::string(test_boundary);
    return ask(request, multipart(pairs, files));
  }
  Answer confirm(const Pairs& pairs) { return post("/application/confirm", pairs); }
  Answer submit(const std::string& token) { return post("/application/submit", {{"_token", token}}); }
  /// The confirmation's token.
  std::string token_of(const Pairs& pairs) {
    const Answer answer = confirm(pairs);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.part("token");
  }

  static Pairs fine_values() {
    return {{"name", "Yamada"}, {"mail", "yamada@example.jp"}, {"plan", "new"}, {"memo", "一\n二"}};
  }
  static Pairs with(Pairs pairs, const std::string& name, const std::string& value) {
    std::erase_if(pairs, [&](const auto& pair) { return pair.first == name; });
    pairs.emplace_back(name, value);
    return pairs;
  }
  std::vector<std::string> files_in_folder() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(store_.folder)) names.push_back(entry.path().string());
    return names;
  }
  Json content_of(std::size_t index) const { return Json::parse(store_.submissions.at(index).content); }

  static Answer read(const std::string& bytes) {
    Answer answer;
    std::size_t at = 0;
    while (bytes.compare(at, 2, "\r\n") != 0) {
      const std::size_t end = bytes.find("\r\n", at);
      const std::size_t colon = bytes.find(": ", at);
      EXPECT_LT(colon, end);
      answer.headers.emplace(bytes.substr(at, colon - at), bytes.substr(colon + 2, end - colon - 2));
      at = end + 2;
    }
    answer.body = bytes.substr(at + 2);
    answer.status = std::atoi(answer.header("Status").c_str());
    return answer;
  }

  const std::string form_page_ = with_slots(
      "FORM|base=[text base]|action=[text confirm-address]|kept=[text kept]|notice=[text notice]|errors="
      "[each errors][text target]: [text message];[end]|name=[text value name]|mail=[text value mail]|plan="
      "[if chosen plan new]new[end][if chosen plan change]change[end]|company=[text value company]|memo="
      "[text value memo]|password=[text value password][if kept password]kept[end][if wrong password]wrong[end]"
      "|again=[text value password-again][if kept password-again]kept[end]|document=[text value document]"
      "[if kept document]kept[end][each errors document][text message][end]|[if trapped]trapped[end]|");
  const std::string confirm_page_ = with_slots(
      "CONFIRM|base=[text base]|action=[text submit-address]|change=[text confirm-address]|token=[text token]|notice="
      "[text notice]|name=[if filled name][each lines name][text line];[end][end]|plan=[each lines plan][text line];"
      "[end]|memo=[each lines memo][text line];[end]|password=[if filled password]filled[end]"
      "[each lines password][text line][end]|document=[each lines document][text line][end]|");
  const std::string done_page_ = with_slots("DONE|base=[text base]|receipt=[text receipt]|time=[text time]|");
  const std::string problem_page_ =
      with_slots("PROBLEM|base=[text base]|title=[text title]|message=[text message]|form=[text form-address]|");

  Configuration configuration_;
  ServerSecret secret_{SecretKey{1, 2, 3}};
  std::shared_ptr<const FormsPack> pack_;
  std::optional<FormsPackError> pack_error_;
  MemoryStore store_;
  std::optional<StoreError> open_error_;
  std::int64_t now_ = 1'795'237'380'000;  // 2026-11-21T05:03:00Z
  std::string cookie_;
  std::string client_ = "192.0.2.1";
  std::string script_name_ = "/cgi-bin/forms.cgi";
  std::vector<std::string> lines_;
  int courier_calls_ = 0;
};

}  // namespace shirube
