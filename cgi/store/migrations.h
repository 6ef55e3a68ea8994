// Migrations: the store's tables, and how an older store gets those of a newer program.
// Leaves opening files to store_place.h and connection.h.
#pragma once

#include <cstdint>
#include <span>

#include "cgi/store/connection.h"

namespace shirube {

/// In the file's header: a store of ours, and no other program's file. "Shrb".
inline constexpr std::int64_t store_application = 0x53687262;

/// Statement by statement from nothing to the newest version. Step N makes version N + 1. Published steps never change.
std::span<const char* const> migration_steps();

/// What a file must be before it is used.
enum class StoreAge { current, older };
/// Throws a StoreFailure (`foreign`) where the file is no store of ours or a newer one.
StoreAge age_of_store(Connection& connection, std::span<const char* const> steps);
/// Throws a StoreFailure unless the store has just the tables that this program knows. A program of a newer version may
/// have changed them while ours runs.
void expect_current(Connection& connection);

/// Runs the steps that the store lacks, all or none, under the writers' lock. Throws a StoreFailure.
void migrate(Connection& connection, std::span<const char* const> steps);

}  // namespace shirube
