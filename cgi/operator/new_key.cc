// `shirube-forms new-key`
#include <cstring>

#include "cgi/operator/commands.h"
#include "cgi/operator/printed_json.h"
#include "cgi/operator/private_file.h"

namespace shirube {

OperatorStatus run_new_key(const std::string& path, bool json, Console& console) {
  const OfficeKeys keys = make_office_keys();
  std::string secret = write_key(keys.secret);
  const std::string open = write_key(keys.open);
  std::string file =
      "# 事務所の秘密の鍵です。人に渡さず、ウェブサーバーに置かないでください。なくすと、受付を二度と開けません。\n"
      "# The office's secret key. Give it to nobody, and keep it off the web server.\n"
      "# Without it what was sealed can never be opened.\n"
      "# seal_to: " +
      open + "\n" + secret + "\n";
  const auto error = write_new_private_file(path, file);
  ::explicit_bzero(secret.data(), secret.size());
  ::explicit_bzero(file.data(), file.size());
  if (error) return fail(console, *error);
  return print_results(console, json ? printed_json({{"file", path}, {"seal_to", open}}) : open + "\n");
}

}  // namespace shirube
