// The command line of the commands about offline copies.
// Leaves the options that all commands share to main.cc.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>

#include "base/disk.h"
#include "generator/commands/commands.h"

namespace shirube {

struct OfflineOptions {
  BundleOptions bundle;
  VerifyOptions verify;
  DiffOptions diff;
  ApplyOptions apply;
};

/// Adds the options of `bundle` that are its own.
void add_bundle(CLI::App& command, OfflineOptions& options);
void add_verify(CLI::App& command, OfflineOptions& options);
void add_diff(CLI::App& command, OfflineOptions& options);
void add_apply(CLI::App& command, OfflineOptions& options);

/// Runs a command that needs no site; nothing where another command was given. `site` tells time and language.
std::optional<ExitStatus> run_offline(const CLI::App& app, Disk& disk, OfflineOptions& options,
                                      const SiteOptions& site);

}  // namespace shirube
