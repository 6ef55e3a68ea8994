"""The benchmark's flow: its questions, its outcomes, and an example for each of its ways.

A flow of any size is made from that size alone. Writing it as a site is left to flow_site.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from texts import ACTIONS, CONDITIONS, FIELDS, PLACES, REMEDIES, SEED, SYSTEMS, THINGS, VERBS, Step

FLOW_ID = "mail-missing"
# Ways fork in two, and at every fourth question in three: the third joins the way of a neighbour.
JOINED_EVERY = 4
STEPS_PER_OUTCOME = 2
# Every third outcome goes back to the first question when it was tried.
AGAIN_EVERY = 3


@dataclass(frozen=True)
class Choice:
    """An answer; `to` is the id of a question or an outcome."""

    id: str
    label: str
    to: str


@dataclass(frozen=True)
class Question:
    """A question that one choice answers; `help` is Markdown."""

    id: str
    ask: str
    help: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Outcome:
    """Where answers lead; `body` is Markdown, `again` the id of a question or none."""

    id: str
    title: str
    body: str
    steps: tuple[Step, ...]
    again: str | None


@dataclass(frozen=True)
class Example:
    """Answers from the first question on, and where they lead."""

    answers: tuple[str, ...]
    outcome: str


@dataclass(frozen=True)
class Flow:
    """A flow as its author writes it: as many outcomes as questions, and no path of more than log2 of them."""

    id: str
    title: str
    summary: str
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]

    def examples(self) -> Iterator[Example]:
        """Examples that pass every choice and every outcome."""
        questions = {question.id: question for question in self.questions}
        answers_to = {self.questions[0].id: ()}
        for question in self.questions:
            for choice in question.choices:
                answers = (*answers_to[question.id], choice.id)
                if choice.to in questions and choice.to not in answers_to:
                    answers_to[choice.to] = answers
                    continue
                # An end, or a question that another way has come to: from there on by the first choices.
                place = choice.to
                while place in questions:
                    first = questions[place].choices[0]
                    answers, place = (*answers, first.id), first.to
                yield Example(answers, place)


def _sentence(random: Random) -> str:
    place, thing, field = random.choice(PLACES), random.choice(THINGS), random.choice(FIELDS)
    return f"{place}で{thing}の**{field}**を{random.choice(VERBS)}。"


def _targets(number: int, count: int) -> Iterator[str]:
    """Where the choices of question `number` lead: a tree of questions, whose free ends are the outcomes in order."""
    for child in (2 * number + 1, 2 * number + 2):
        # Of a tree's count + 1 free ends the last one shares its outcome with the one before.
        yield f"question-{child}" if child < count else f"outcome-{min(child - count, count - 1)}"
    if number % JOINED_EVERY == 0:
        # The first child of the next question. It lies deeper, so no way comes back.
        neighbour = 2 * number + 3
        if neighbour < count:
            yield f"question-{neighbour}"
        else:
            yield f"outcome-{min(neighbour - count, count - 1)}"


def _question(number: int, count: int) -> Question:
    random = Random(f"{SEED} question {number}")
    targets = tuple(_targets(number, count))
    labels = random.sample(CONDITIONS, len(targets))
    choices = tuple(
        Choice(f"choice-{place}", label, target)
        for place, (label, target) in enumerate(zip(labels, targets), start=1)
    )
    ask = f"{random.choice(SYSTEMS)}の{random.choice(FIELDS)}は、{random.choice(PLACES)}でどうなりますか？（{number}）"
    return Question(f"question-{number}", ask, _sentence(random), choices)


def _outcome(number: int) -> Outcome:
    random = Random(f"{SEED} outcome {number}")
    steps = tuple(
        Step(
            f"remedy-{number}-{place}",
            f"{random.choice(THINGS)}を{random.choice(VERBS)}",
            f"{_sentence(random)}\n\n{random.choice(CONDITIONS)}ときは{random.choice(REMEDIES)}。",
        )
        for place in range(1, STEPS_PER_OUTCOME + 1)
    )
    return Outcome(
        id=f"outcome-{number}",
        title=f"{random.choice(FIELDS)}を{random.choice(ACTIONS)}（{number}）",
        body=_sentence(random),
        steps=steps,
        again="question-0" if number % AGAIN_EVERY == 0 else None,
    )


def make_flow(count: int) -> Flow:
    """A flow of `count` questions and `count` outcomes."""
    return Flow(
        id=FLOW_ID,
        title="通知が届かないとき",
        summary="質問に答えながら、することを見つけます。",
        questions=tuple(_question(number, count) for number in range(count)),
        outcomes=tuple(_outcome(number) for number in range(count)),
    )
