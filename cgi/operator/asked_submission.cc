#include "cgi/operator/asked_submission.h"

#include <utility>

#include "cgi/sealing/receipt.h"

namespace shirube {

void tell(Console& console, ContentFault fault, const std::string& where) {
  switch (fault) {
    case ContentFault::no_key:
      console.tell(where + ": 封をしてあります。「--key」で事務所の鍵のファイルを指定してください",
                   where + ": it is sealed; name the office's key file with --key");
      break;
    case ContentFault::wrong_key:
      console.tell(where + ": この鍵では開けません。受け付けたときの「seal_to」と組になる鍵を指定してください",
                   where + ": this key does not open it; name the one that belongs to the seal_to of that time");
      break;
    case ContentFault::damaged:
      console.tell(where + ": 内容が壊れていて、読めません", where + ": its content is damaged and cannot be read");
      break;
  }
}

std::variant<AskedSubmission, OperatorStatus> find_submission(Store& store, const std::string& receipt,
                                                              const std::vector<OfficeKeys>& keys, Console& console) {
  const auto written = read_receipt(receipt);
  if (!written) {
    console.tell("「" + receipt + "」は受付番号ではありません。写し間違いがないか、確かめてください",
                 "“" + receipt + "” is no receipt; look whether it was copied right");
    return OperatorStatus::not_done;
  }
  auto found = store.submission(*written);
  if (const auto* error = std::get_if<StoreError>(&found)) return fail(console, *error);
  auto& submission = std::get<std::optional<Submission>>(found);
  if (!submission) {
    console.tell(*written + ": この受付番号の受付はありません",
                 *written + ": there is no submission with this receipt");
    return OperatorStatus::not_done;
  }
  auto content = read_content(*submission, keys);
  if (const auto* fault = std::get_if<ContentFault>(&content)) {
    tell(console, *fault, *written);
    return OperatorStatus::not_done;
  }
  name_files(*submission, std::get<SubmissionContent>(content));
  return AskedSubmission{std::move(*submission), std::move(std::get<SubmissionContent>(content))};
}

}  // namespace shirube
