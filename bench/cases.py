"""The cases that are measured, as plain values: which guides, which editions, which overlays, or which flow.

What a guide says is left to texts.py, what a flow asks to flow_texts.py, how a site is written to shirube_site.py,
hugo_site.py and flow_site.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flow_texts import Flow, make_flow
from texts import Guide, Overlay, in_edition, make_guide, make_overlay

PREFECTURES = (
    ("hokkaido", "北海道"), ("aomori", "青森県"), ("iwate", "岩手県"), ("miyagi", "宮城県"),
    ("akita", "秋田県"), ("yamagata", "山形県"), ("fukushima", "福島県"), ("ibaraki", "茨城県"),
    ("tochigi", "栃木県"), ("gunma", "群馬県"), ("saitama", "埼玉県"), ("chiba", "千葉県"),
    ("tokyo", "東京都"), ("kanagawa", "神奈川県"), ("niigata", "新潟県"), ("toyama", "富山県"),
    ("ishikawa", "石川県"), ("fukui", "福井県"), ("yamanashi", "山梨県"), ("nagano", "長野県"),
    ("gifu", "岐阜県"), ("shizuoka", "静岡県"), ("aichi", "愛知県"), ("mie", "三重県"),
    ("shiga", "滋賀県"), ("kyoto", "京都府"), ("osaka", "大阪府"), ("hyogo", "兵庫県"),
    ("nara", "奈良県"), ("wakayama", "和歌山県"), ("tottori", "鳥取県"), ("shimane", "島根県"),
    ("okayama", "岡山県"), ("hiroshima", "広島県"), ("yamaguchi", "山口県"), ("tokushima", "徳島県"),
    ("kagawa", "香川県"), ("ehime", "愛媛県"), ("kochi", "高知県"), ("fukuoka", "福岡県"),
    ("saga", "佐賀県"), ("nagasaki", "長崎県"), ("kumamoto", "熊本県"), ("oita", "大分県"),
    ("miyazaki", "宮崎県"), ("kagoshima", "鹿児島県"), ("okinawa", "沖縄県"),
)
DEFAULT_GUIDES = {"guides": 10_000, "editions": 200}
FLOW_CASE = "flow"
DEFAULT_QUESTIONS = 500
CASE_NAMES = (*DEFAULT_GUIDES, FLOW_CASE)
OVERLAYS_PER_EDITION = 3
# In the case with editions, every tenth guide asks for one more thing in these editions only.
LIMITED_EVERY = 10
LIMITED_TO = ("fukushima", "osaka", "tokyo")


@dataclass(frozen=True)
class Edition:
    """An edition and the three values that its guides use."""

    id: str
    name: str
    code: str | None
    contact_name: str
    contact_phone: str
    contact_email: str

    def values(self) -> dict[str, str]:
        """The values by the name that a text uses them by."""
        return {
            "contact.name": self.contact_name,
            "contact.phone": self.contact_phone,
            "contact.email": self.contact_email,
        }


@dataclass(frozen=True)
class GuideCase:
    """A case of guides: `guide_count` guides, each shown in every one of `editions`."""

    name: str
    guide_count: int
    editions: tuple[Edition, ...]

    def page_count(self) -> int:
        """The guide pages that a build of this case writes."""
        return self.guide_count * len(self.editions)

    def guide(self, number: int) -> Guide:
        """Guide `number` as its author writes it."""
        limited = self.name == "editions" and number % LIMITED_EVERY == 0
        return make_guide(number, self.guide_count, LIMITED_TO if limited else ())

    def guides(self) -> Iterator[Guide]:
        """All guides, one at a time."""
        return (self.guide(number) for number in range(self.guide_count))

    def overlays(self, edition: Edition) -> dict[str, Overlay]:
        """What `edition` changes, by the guide's id."""
        if self.name != "editions":
            return {}
        place = self.editions.index(edition)
        numbers = {(place * 7 + turn * 61) % self.guide_count for turn in range(OVERLAYS_PER_EDITION)}
        overlays = (make_overlay(edition.id, number, self.guide_count) for number in sorted(numbers))
        return {overlay.guide: overlay for overlay in overlays}

    def guide_shown(self, number: int, edition: Edition) -> Guide:
        """Guide `number` as `edition` shows it, values not yet filled in."""
        guide = self.guide(number)
        return in_edition(guide, edition.id, self.overlays(edition).get(guide.id))


@dataclass(frozen=True)
class FlowCase:
    """A case of one flow of `question_count` questions and as many outcomes. Hugo has nothing like it."""

    name: str
    question_count: int
    editions: tuple[Edition, ...]

    def page_count(self) -> int:
        """As many pages as may have to be kept at once: a question and its outcome take about half of one."""
        return self.question_count

    def flow(self) -> Flow:
        """The flow as its author writes it."""
        return make_flow(self.question_count)


Case = GuideCase | FlowCase

NATIONAL = Edition("national", "全国", None, "全国相談窓口", "050-555-0100", "desk@national.example")


def _prefecture(place: int, identifier: str, name: str) -> Edition:
    return Edition(
        id=identifier,
        name=name,
        code=f"{place:02d}",
        contact_name=f"{name}医療政策課",
        contact_phone=f"0{place:02d}-555-{1000 + place * 37}",
        contact_email=f"iryo@{identifier}.example",
    )


def make_case(name: str, guide_count: int | None = None, question_count: int | None = None) -> Case:
    """The case of that name, in its usual size unless the count of what it consists of is given."""
    if name == FLOW_CASE:
        return FlowCase(name, DEFAULT_QUESTIONS if question_count is None else question_count, (NATIONAL,))
    count = DEFAULT_GUIDES[name] if guide_count is None else guide_count
    if name == "guides":
        return GuideCase(name, count, (NATIONAL,))
    editions = tuple(
        _prefecture(place, identifier, prefecture)
        for place, (identifier, prefecture) in enumerate(PREFECTURES, start=1)
    )
    return GuideCase(name, count, editions)
