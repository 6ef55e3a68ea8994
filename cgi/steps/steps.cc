#include "cgi/steps/steps.h"

#include "cgi/answer/problem_texts.h"
#include "cgi/answer/response.h"
#include "cgi/request/body.h"
#include "cgi/steps/route.h"
#include "cgi/steps/turn.h"

namespace shirube {
namespace {

class Answering {
 public:
  Answering(const Service& service, const Request& request, BodyInput& input)
      : service_(service),
        request_(request),
        input_(input),
        addresses_(addresses_of(service.configuration, request.script_name)),
        began_(service.now_milliseconds()) {}

  GatewayAnswer answer() {
    const Response response = respond();
    log(response.status);
    GatewayAnswer answer{write_response(response, request_.method == "HEAD"), {}};
    if (has_mail_ && service_.call_courier) answer.after = service_.call_courier;
    return answer;
  }

 private:
  Response respond() {
    route_ = read_route(request_.path);
    if (route_ && route_->step == Route::Step::health) return respond_health();
    auto pack = service_.pack();
    if (const auto* error = std::get_if<FormsPackError>(&pack)) return broken(*error);
    pack_ = std::move(std::get<std::shared_ptr<const FormsPack>>(pack));
    if (!route_) return refused(404);
    auto form = pack_->form(route_->form);
    if (const auto* error = std::get_if<FormsPackError>(&form)) return broken(*error);
    const auto& served = std::get<std::shared_ptr<const ServedForm>>(form);
    if (!served) return refused(404);
    form_id_ = served->id;
    const bool is_read = route_->step == Route::Step::done;
    const bool fits = is_read ? request_.method == "GET" || request_.method == "HEAD" : request_.method == "POST";
    if (!fits) return with_allow(refused(405, &*served), is_read ? "GET, HEAD" : "POST");
    Turn turn{service_, request_, input_, *pack_, *served, addresses_, began_, service_.store()};
    switch (route_->step) {
      case Route::Step::confirm:
        return confirm(turn);
      case Route::Step::submit:
        return submit(turn, has_mail_);
      default:
        return done(turn);
    }
  }

  Response respond_health() {
    const auto line = [](int status, std::string text) {
      return Response{status, {}, std::move(text) + "\n", "text/plain; charset=utf-8"};
    };
    if (request_.method != "GET" && request_.method != "HEAD") {
      drop_body(request_, input_, service_.configuration.limits);
      return with_allow(line(405, "method not allowed"), "GET, HEAD");
    }
    auto store = service_.store();
    std::optional<StoreError> error;
    if (auto* opened = std::get_if<Store*>(&store))
      error = (*opened)->check();
    else
      error = std::get<StoreError>(store);
    const auto pack = service_.pack();
    if (const auto* unread = std::get_if<FormsPackError>(&pack)) {
      service_.log("error: the forms pack cannot be used: " + unread->reason);
    }
    if (error) service_.log("error: the store cannot be used: " + error->reason);
    const bool is_well = !error && !std::holds_alternative<FormsPackError>(pack);
    return is_well ? line(200, "ok") : line(503, "not ready");
  }

  /// The page of what is refused before anybody looks at its body.
  Response refused(int status, const ServedForm* form = nullptr) {
    drop_body(request_, input_, service_.configuration.limits);
    const ProblemText text = problem_text(status, {}, pack_->language());
    SlotValues slots;
    slots.texts = {
        {"base", addresses_.base}, {"title", std::string(text.title)}, {"message", std::string(text.message)}};
    if (form != nullptr) {
      slots.texts["form-address"] = addresses_.page(form->id);
      slots.texts["form-title"] = form->title;
    }
    if (std::optional<std::string> page = fill_slots(pack_->problem_page(), slots)) {
      return {status, {}, std::move(*page)};
    }
    return broken({"the problem page has slots that do not fit together"});
  }

  Response broken(const FormsPackError& error) {
    service_.log("error: the forms pack cannot be used: " + error.reason);
    drop_body(request_, input_, service_.configuration.limits);
    return {500, {}, std::string(bare_page())};
  }

  static Response with_allow(Response response, std::string methods) {
    response.headers.emplace_back("Allow", std::move(methods));
    return response;
  }

  void log(int status) const {
    const std::string step = route_ ? std::string(word_of(route_->step)) : "-";
    service_.log("request=" + random_id() + " form=" + (form_id_.empty() ? "-" : form_id_) + " step=" + step +
                 " status=" + std::to_string(status) +
                 " milliseconds=" + std::to_string(service_.now_milliseconds() - began_));
  }

  const Service& service_;
  const Request& request_;
  BodyInput& input_;
  Addresses addresses_;
  std::int64_t began_;
  std::optional<Route> route_;
  std::shared_ptr<const FormsPack> pack_;
  std::string form_id_;
  bool has_mail_ = false;
};

}  // namespace

GatewayAnswer handle_request(const Service& service, const Request& request, BodyInput& input) {
  return Answering(service, request, input).answer();
}

}  // namespace shirube
