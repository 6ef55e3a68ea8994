#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/disk.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/fake_store_test.h"
#include "cgi/operator/temporary_folder_test.h"
#include "cgi/sealing/receipt.h"
#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

class SaveFiles : public testing::Test {
 protected:
  SaveFiles() {
    EXPECT_TRUE(prepare_sealing());
    receipt = make_receipt();
    store.folder = kept.path();
    store.put(receipt, "contact", R"({"values":{}})").files = {{"0f", "paper", "../../x\n.exe", "jpeg", 4},
                                                               {"1f", "paper", "b", "pdf", 3}};
    kept.write("0f", "JPEG");
    kept.write("1f", "PDF");
  }

  OperatorStatus save(std::vector<OfficeKeys> keys = {}) {
    return run_save_files(store, Disk(), {receipt, target.path(), std::move(keys), false}, console);
  }

  TemporaryFolder kept, target;
  FakeStore store;
  FakeConsole console;
  std::string receipt;
};

TEST_F(SaveFiles, files_get_names_that_no_sender_chose) {
  EXPECT_EQ(save(), OperatorStatus::fine);
  EXPECT_EQ(console.results, (target / (receipt + "-paper.jpg")) + "\t../../x^J.exe\n" +
                                 (target / (receipt + "-paper-2.pdf")) + "\tb\n");
  EXPECT_EQ(target.read(receipt + "-paper.jpg"), "JPEG");
  EXPECT_EQ(target.mode(receipt + "-paper.jpg"), 0600U);
  EXPECT_EQ(target.read(receipt + "-paper-2.pdf"), "PDF");
}

TEST_F(SaveFiles, nothing_is_replaced) {
  target.write(receipt + "-paper.jpg", "old");
  EXPECT_EQ(save(), OperatorStatus::not_done);
  EXPECT_EQ(target.read(receipt + "-paper.jpg"), "old");
}

TEST_F(SaveFiles, a_file_of_another_length_is_damaged) {
  kept.write("1f", "PD");
  EXPECT_EQ(save(), OperatorStatus::not_done);
  EXPECT_EQ(console.messages, receipt + ", paper: the file is damaged\n");
}

TEST_F(SaveFiles, ids_and_fields_that_would_be_paths_are_refused) {
  store.submissions.front().files = {{"../0f", "paper", "a", "pdf", 4}};
  EXPECT_EQ(save(), OperatorStatus::not_done);
  store.submissions.front().files = {{"0f", "../paper", "a", "pdf", 4}};
  EXPECT_EQ(save(), OperatorStatus::not_done);
  EXPECT_TRUE(std::filesystem::is_empty(target.path()));
}

TEST_F(SaveFiles, sealed_files_are_opened) {
  const OfficeKeys office = make_office_keys();
  const std::string open(office.open.begin(), office.open.end());
  StreamSealer sealer(open);
  std::string sealed = sealer.begin();
  sealed += sealer.add("JPEG");
  sealed += sealer.finish();
  kept.write("0f", sealed);
  Submission& submission = store.submissions.front();
  submission.is_sealed = true;
  submission.content = seal(R"({"values":{"paper":"a.jpg"}})", open);
  submission.files = {{"0f", "paper", "", "jpeg", 4}};
  EXPECT_EQ(save(), OperatorStatus::not_done);
  EXPECT_EQ(save({office}), OperatorStatus::fine);
  EXPECT_EQ(target.read(receipt + "-paper.jpg"), "JPEG");
  EXPECT_EQ(console.results, (target / (receipt + "-paper.jpg")) + "\ta.jpg\n");
}

}  // namespace
}  // namespace shirube
