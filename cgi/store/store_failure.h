// StoreFailure: how a StoreError travels inside this folder, from where it arises to the Store's own functions.
// Leaves what is told of it to the callers of store.h, who never see the exception.
#pragma once

#include <string>
#include <utility>

#include "cgi/store/store.h"

struct sqlite3;

namespace shirube {

/// Thrown and caught in cgi/store/ only.
struct StoreFailure {
  StoreError error;
};

/// What a system call's `errno` means for the store.
StoreError store_error_of_system(int error);
/// What the last call on the connection met; to be asked before any other call, with `errno` 0 before that one.
/// `connection` may be nullptr where memory was short.
StoreError store_error_of(sqlite3* connection, int code);

/// Runs `work`, which may throw a StoreFailure.
template <typename Value, typename Work>
StoreResult<Value> without_throwing(const Work& work) {
  try {
    return StoreResult<Value>(std::in_place_index<0>, work());
  } catch (StoreFailure& failure) {
    return StoreResult<Value>(std::in_place_index<1>, std::move(failure.error));
  }
}

}  // namespace shirube
