"""The texts of the benchmark's guides: the same for every generator that is measured.

Each guide is made from its own number alone, so that any single one can be made again
without the others. Writing them as a site is left to generate.py and its two writers.
"""

from dataclasses import dataclass, replace
from random import Random

SEED = "shirube-bench-1"

SYSTEMS = (
    "G-MIS", "MAMIS", "医療情報ネット", "届出システム", "電子申請", "病床報告", "薬局報告", "災害報告",
    "救急報告", "感染症報告", "外来報告", "研修管理",
)
FIELDS = (
    "利用者名", "パスワード", "施設名", "受付番号", "確認番号", "担当者名", "連絡先", "報告日",
    "病床数", "医師数", "診療科", "施設区分", "開設者名", "許可番号", "届出日", "対象期間",
)
THINGS = (
    "施設の番号", "担当者の氏名", "届いた通知", "前回の控え", "開設の許可証", "所在地の表記", "電話の番号",
    "病床の内訳", "職員の名簿", "受付の日付", "対象の期間", "診療の時間", "変更の理由", "責任者の職名",
    "入力の下書き", "審査の結果", "問合せの記録", "印刷した用紙",
)
PLACES = ("画面の上", "画面の左", "画面の右", "一覧の先頭", "一覧の末尾", "入力欄の下", "通知の本文", "表の二行目")
VERBS = ("確かめます", "入力します", "選びます", "書き写します", "見直します", "読み取ります")
CONDITIONS = (
    "画面が開かない", "番号が違う", "文字が入らない", "通知が届かない", "期限が過ぎた", "押しても進まない",
    "名前が見つからない", "合計が合わない", "前の内容が残る", "途中で止まる",
)
REMEDIES = ("一度閉じて開き直します", "もう一度入力します", "前の画面へ戻ります", "しばらく待ちます", "控えと見比べます")
ACTIONS = ("登録する", "変更する", "確認する", "報告する", "取り下げる", "再設定する", "引き継ぐ", "印刷する")

# A step's id and its title; the ids are the same in every guide, so any guide may link to any step.
STEP_KINDS = (
    ("gather-papers", "{thing}を用意する"),
    ("open-page", "{system}のページを開く"),
    ("log-in", "{field}でログインする"),
    ("choose-menu", "一覧から{field}を選ぶ"),
    ("enter-items", "{field}を入力する"),
    ("check-items", "{thing}と見比べる"),
    ("send", "{field}を送信する"),
    ("keep-receipt", "{thing}を保管する"),
)
STEP_COUNT = len(STEP_KINDS)
# Overlays take out the last-but-one step; nothing may link to it.
LINKED_STEPS = tuple(identifier for identifier, _ in STEP_KINDS[:5])
REMOVABLE_STEP = "send"


@dataclass(frozen=True)
class Note:
    """A note within a step; `kind` is note, caution or warning."""

    kind: str
    body: str


@dataclass(frozen=True)
class Aside:
    """Folded help within a step."""

    title: str
    body: str


@dataclass(frozen=True)
class Step:
    """One step; `body` is Markdown with `guide:` links and `{{ values }}`."""

    id: str
    title: str
    body: str
    note: Note | None = None
    aside: Aside | None = None


@dataclass(frozen=True)
class Preparation:
    """A thing to have at hand; `only` names its editions, none meaning all of them."""

    text: str
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guide:
    """A guide as an author writes it, before an edition fills it in."""

    id: str
    title: str
    summary: str
    prepare: tuple[Preparation, ...]
    steps: tuple[Step, ...]
    finish: str
    related: tuple[str, ...]


@dataclass(frozen=True)
class Overlay:
    """What an edition changes in one guide: a step retitled, a step added, perhaps one taken out."""

    guide: str
    retitled: tuple[str, str]
    added_after: str
    added: Step
    removed: str | None


def guide_id(number: int) -> str:
    return f"guide-{number:05d}"


def guide_title(number: int) -> str:
    """The title alone: related guides are shown by it, and need not be made for that."""
    random = Random(f"{SEED} title {number}")
    return f"{random.choice(SYSTEMS)}の{random.choice(FIELDS)}を{random.choice(ACTIONS)}（{number:05d}）"


def _sentence(random: Random) -> str:
    place, thing, field = random.choice(PLACES), random.choice(THINGS), random.choice(FIELDS)
    return f"{place}で{thing}の**{field}**を{random.choice(VERBS)}。"


def _other_guide(random: Random, number: int, count: int) -> str:
    """A guide to link to: any but this one, unless there is no other."""
    return guide_id((number + random.randrange(1, max(count, 2))) % count)


def _second_paragraph(random: Random, number: int, count: int) -> str:
    """The way out when something goes wrong: by a link to a step of another guide, else in words."""
    condition = random.choice(CONDITIONS)
    if random.random() < 0.5:
        return f"{condition}ときは{random.choice(REMEDIES)}。"
    target = f"guide:{_other_guide(random, number, count)}#{random.choice(LINKED_STEPS)}"
    return f"{condition}ときは[{random.choice(FIELDS)}]({target})を見ます。"


def _body(random: Random, number: int, count: int) -> str:
    items = "\n".join(f"- {thing}" for thing in random.sample(THINGS, 3))
    return f"{_sentence(random)}\n\n{_second_paragraph(random, number, count)}\n\n{items}"


def _step(random: Random, kind: int, number: int, count: int) -> Step:
    identifier, title = STEP_KINDS[kind]
    title = title.format(
        system=random.choice(SYSTEMS), field=random.choice(FIELDS), thing=random.choice(THINGS)
    )
    step = Step(identifier, title, _body(random, number, count))
    if kind == 2:
        return replace(step, note=Note(random.choice(("note", "caution")), _sentence(random)))
    if kind == 4:
        return replace(step, aside=Aside(f"{random.choice(CONDITIONS)}とき", _sentence(random)))
    if kind == STEP_COUNT - 1:
        return replace(step, body=step.body + "\n\n問合せ先は{{ contact.name }}（{{ contact.phone }}）です。")
    return step


def make_guide(number: int, count: int, limited_to: tuple[str, ...] = ()) -> Guide:
    """Guide `number` of `count`; one thing to have at hand is `limited_to` these editions, if any."""
    random = Random(f"{SEED} guide {number}")
    first, second, third = random.sample(THINGS, 3)
    prepare = [Preparation(first), Preparation(second)]
    if limited_to:
        prepare.append(Preparation(third, limited_to))
    steps = tuple(_step(random, kind, number, count) for kind in range(STEP_COUNT))
    return Guide(
        id=guide_id(number),
        title=guide_title(number),
        summary=f"{random.choice(THINGS)}と{random.choice(FIELDS)}の手順です。",
        prepare=tuple(prepare),
        steps=steps,
        finish=f"{_sentence(random)}これで終わりです。",
        related=tuple(sorted({_other_guide(random, number, count) for _ in range(2)})),
    )


def make_overlay(edition: str, number: int, count: int) -> Overlay:
    """What `edition` changes in guide `number`."""
    random = Random(f"{SEED} overlay {edition} {number}")
    added = Step("ask-the-desk", f"{random.choice(THINGS)}を窓口へ送る", _body(random, number, count))
    return Overlay(
        guide=guide_id(number),
        retitled=("check-items", f"{random.choice(THINGS)}を二人で見直す"),
        added_after="enter-items",
        added=added,
        removed=REMOVABLE_STEP if random.random() < 0.5 else None,
    )


def in_edition(guide: Guide, edition: str, overlay: Overlay | None) -> Guide:
    """The guide as `edition` shows it; values stay to be filled in."""
    prepare = tuple(item for item in guide.prepare if not item.only or edition in item.only)
    if overlay is None:
        return replace(guide, prepare=prepare)
    steps = []
    for step in guide.steps:
        if step.id == overlay.removed:
            continue
        if step.id == overlay.retitled[0]:
            step = replace(step, title=overlay.retitled[1])
        steps.append(step)
        if step.id == overlay.added_after:
            steps.append(overlay.added)
    return replace(guide, prepare=prepare, steps=tuple(steps))
