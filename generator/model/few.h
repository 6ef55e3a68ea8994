// A list that is empty nearly always. A site has hundreds of thousands of those; an empty one takes a third of a
// vector's room.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace shirube {

/// As a vector, behind one pointer that is null while the list is empty. Copies are deep.
template <typename Item>
class Few {
 public:
  using value_type = Item;
  using const_iterator = const Item*;

  Few() = default;
  Few(std::vector<Item> items) {
    if (!items.empty()) items_ = std::make_unique<std::vector<Item>>(std::move(items));
  }
  Few(std::initializer_list<Item> items) : Few(std::vector<Item>(items)) {}
  Few(const Few& other) : items_(other.items_ ? std::make_unique<std::vector<Item>>(*other.items_) : nullptr) {}
  Few(Few&&) noexcept = default;
  Few& operator=(const Few& other) { return *this = Few(other); }
  Few& operator=(Few&&) noexcept = default;
  ~Few() = default;

  bool empty() const { return items_ == nullptr; }
  std::size_t size() const { return items_ ? items_->size() : 0; }
  const_iterator begin() const { return items_ ? items_->data() : nullptr; }
  const_iterator end() const { return begin() + size(); }
  const Item& operator[](std::size_t index) const { return (*items_)[index]; }
  const Item& at(std::size_t index) const {
    if (!items_) throw std::out_of_range("an empty list has no items");
    return items_->at(index);
  }
  const Item& front() const { return items_->front(); }

  void push_back(Item item) {
    if (!items_) items_ = std::make_unique<std::vector<Item>>();
    items_->push_back(std::move(item));
  }

 private:
  std::unique_ptr<std::vector<Item>> items_;  // never empty
};

}  // namespace shirube
