// Service: what answering a request needs of the world around it, so that tests can give it another.
// Leaves making one to cgi/forms_main.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "cgi/answer/forms_pack.h"
#include "cgi/configuration/configuration.h"
#include "cgi/sealing/server_secret.h"
#include "cgi/store/store.h"

namespace shirube {

struct Service {
  const Configuration& configuration;
  const ServerSecret& secret;
  /// The edition's pack as it stands now.
  std::function<std::variant<std::shared_ptr<const FormsPack>, FormsPackError>()> pack;
  std::function<StoreResult<Store*>()> store;
  /// Since 1970-01-01T00:00:00Z.
  std::function<std::int64_t()> now_milliseconds;
  /// Has the outbox delivered, soon, by somebody else; called once the client has its answer.
  std::function<void()> call_courier;
  /// For the operator: a line without its end, without personal data.
  std::function<void(std::string_view line)> log;
};

}  // namespace shirube
