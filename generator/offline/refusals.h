// Why a bundle is not put onto a kiosk, or no update is made of two, in words. Leaves judging them to apply_bundle.h
// and diff_bundles.h.
#pragma once

#include <cstdint>
#include <string>

#include "generator/offline/apply_bundle.h"
#include "generator/offline/bundle_contents.h"
#include "generator/offline/fault.h"

namespace shirube {

/// Names at most five files of each kind, and how many there are.
Fault refuse_damaged(const std::string& bundle, const BundleFindings& findings);
Fault refuse_edition(const ApplyOrder& order, const std::string& edition, const std::string& standing);
Fault refuse_older(const ApplyOrder& order, const std::string& version, const std::string& standing);
/// The same version stands with other contents.
Fault refuse_other_contents(const ApplyOrder& order, const std::string& version);

/// An update that starts from another version than the one that stands; `standing` is empty where there is none.
Fault refuse_base(const ApplyOrder& order, const BundleVersion& version, const std::string& from,
                  const std::string& standing);
Fault refuse_broken_base(const ApplyOrder& order, const BundleVersion& version, const std::string& standing);
/// An update that lacks a file, and the version that stands does not have it either.
Fault refuse_gap(const ApplyOrder& order, const std::string& path);

Fault refuse_size(const ApplyOrder& order);
Fault refuse_names(const ApplyOrder& order);
/// Sizes in bytes.
Fault no_room(const ApplyOrder& order, std::uint64_t needed, std::uint64_t free);
/// What was written reads otherwise.
Fault disk_differs(const ApplyOrder& order, const BundleFindings& findings);

/// An update where a bundle is asked for.
Fault refuse_update(const std::string& bundle);
/// The update would take the place of one of the bundles that it is made of.
Fault refuse_overwriting(const std::string& to);
Fault refuse_other_site(const std::string& bundle, const BundleVersion& version, const BundleVersion& old);
Fault refuse_not_newer(const std::string& bundle, const std::string& version, const std::string& old);

Fault refuse_no_previous(const std::string& folder);
Fault refuse_broken_previous(const std::string& folder, const std::string& version);

}  // namespace shirube
