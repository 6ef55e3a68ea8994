// Answering one request: from its path to the step that it asks for.
// Leaves the steps to turn.h, and getting requests to cgi/request/gateway.h.
#pragma once

#include "cgi/request/gateway.h"
#include "cgi/request/request.h"
#include "cgi/steps/service.h"

namespace shirube {

/// Never throws: what fails becomes a page. One line of the log says how it went: `request=ID form=FORM step=STEP
/// status=STATUS milliseconds=N`, and nothing about anybody.
GatewayAnswer handle_request(const Service& service, const Request& request, BodyInput& input);

}  // namespace shirube
