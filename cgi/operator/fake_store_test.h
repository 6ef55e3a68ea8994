// A store in memory and a console that remembers, for the tests of the commands.
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cgi/operator/console.h"
#include "cgi/store/store.h"

namespace shirube {

class FakeStore : public Store {
 public:
  Submission& put(const std::string& receipt, const std::string& form, const std::string& content,
                  Moment time = {1'795'237'380}) {  // 2026-11-21T05:03:00Z
    return submissions.emplace_back(Submission{receipt, form, "osaka", time, "received", content, false, {}});
  }

  std::optional<StoreError> check() override { return error; }
  StoreResult<std::optional<int>> count_request(std::string_view, std::int64_t, std::uint64_t) override {
    return std::optional<int>();
  }
  StoreResult<std::optional<std::string>> receipt_of(std::string_view) override { return std::optional<std::string>(); }
  StoreResult<std::string> add(const NewSubmission&) override { return std::string(); }
  std::string files_folder() const override { return folder; }

  StoreResult<std::vector<SubmissionSummary>> list() override {
    if (error) return *error;
    std::vector<SubmissionSummary> summaries;
    for (const Submission& found : submissions) {
      summaries.push_back({found.receipt, found.form, found.edition, found.status, found.time});
    }
    return summaries;
  }
  StoreResult<std::optional<Submission>> submission(std::string_view receipt) override {
    if (error) return *error;
    const auto found = std::ranges::find(submissions, receipt, &Submission::receipt);
    return found == submissions.end() ? std::optional<Submission>() : *found;
  }
  StoreResult<std::vector<Submission>> submissions_of(std::string_view form) override {
    if (error) return *error;
    std::vector<Submission> found;
    std::ranges::copy_if(submissions, std::back_inserter(found),
                         [form](const Submission& each) { return each.form == form; });
    return found;
  }
  StoreResult<Done> mark_exported(const std::vector<std::string>& receipts, std::string_view by, Moment) override {
    if (mark_error) return *mark_error;
    exported.insert(exported.end(), receipts.begin(), receipts.end());
    actor = by;
    return Done{};
  }
  StoreResult<std::uint64_t> purge(Moment before, std::string_view by, Moment) override {
    if (error) return *error;
    actor = by;
    purged_before = before;
    return std::erase_if(submissions,
                         [&](const Submission& each) { return each.time < before && each.receipt != with_mail; });
  }
  StoreResult<StoreStatistics> statistics() override {
    if (error) return *error;
    return counts;
  }

  StoreResult<std::optional<OutboxMail>> take_mail(Moment) override {
    if (take_error) return *take_error;
    if (mails.empty()) return std::optional<OutboxMail>();
    std::optional<OutboxMail> mail = std::move(mails.front());
    mails.pop_front();
    return mail;
  }
  StoreResult<std::optional<OutboxMail>> take_uncertain_mail(Moment now) override {
    asked_for_uncertain = true;
    return take_mail(now);
  }
  StoreResult<Done> settle_mail(std::int64_t, MailState state, Moment, std::string_view, Moment) override {
    ++counts.mails[static_cast<std::size_t>(state)];
    return Done{};
  }

  std::deque<Submission> submissions;
  std::deque<OutboxMail> mails;
  StoreStatistics counts;
  std::string folder = "/store-files";
  std::string with_mail;  // the receipt of a submission that purging keeps
  std::optional<StoreError> error, mark_error, take_error;
  std::vector<std::string> exported;
  std::string actor;
  std::optional<Moment> purged_before;
  bool asked_for_uncertain = false;
};

class FakeConsole : public Console {
 public:
  explicit FakeConsole(Language language = Language::english) : Console(language) {}
  bool write(std::string_view bytes) override {
    if (is_full) return false;
    results += bytes;
    return true;
  }

  std::string results;
  std::string messages;  // a line each
  bool is_full = false;

 private:
  void tell_line(std::string_view line) override { messages.append(line).append("\n"); }
};

}  // namespace shirube
