// The sandbox's filter as a program for the kernel. make_sandbox.cc writes it when Shirube is built.
#pragma once

#include <linux/filter.h>

#include <span>

namespace shirube {

/// For SandboxKind::request.
std::span<const sock_filter> request_program();

}  // namespace shirube
