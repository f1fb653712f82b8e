"""Writes made-up news of a given size: names to find, dates, accents, wide characters. The same every time."""
import random
import sys

PEOPLE = ["Mark Milley", "Valerii Zaluzhnyi", "Angela Merkel", "Oleksandr Syrskyi", "José Núñez", "Zoë Brûlé", "Keir Starmer",
          "Ursula von der Leyen", "Mark Rutte", "Anna Kowalska", "Li Wei", "Haruki Tanaka"]
PLACES = ["Kyiv", "Brussels", "Washington", "Jeddah", "London", "Warsaw", "Tokyo", "Geneva", "Ankara", "Riyadh"]
BODIES = ["the Foreign Ministry", "the European Council", "the Economic Club of New York", "NATO", "the White House",
          "the central bank", "the Ministry of Finance", "the port authority"]
DAYS = ["on Tuesday", "on 9 November 2022", "last month", "in June 2023", "a week later", "on Friday", "two days earlier",
        "in early 2024", "on 18 March 2025", "the next morning"]
ACTS = ["said that the talks would go on", "asked for more time", "called the plan too narrow", "flew to {place}",
        "signed the letter without a comment", "met the delegation behind closed doors", "left the room before the vote",
        "thanked the engineers of the power stations", "told reporters that nothing had been decided",
        "described the front as frozen", "warned that winter would be hard", "praised the work of {body}"]
TAILS = ["", ", an aide said", ", according to two people who were there", ", in a voice that few in the hall could hear",
         ", and nobody asked why", " while the markets waited", ", as the minutes show", " (作者注: 会议纪要)", ", à la fin"]


def sentence(dice):
    act = dice.choice(ACTS).format(place=dice.choice(PLACES), body=dice.choice(BODIES))
    parts = [f"{dice.choice(PEOPLE)} {act}", f"In {dice.choice(PLACES)} {dice.choice(PEOPLE)} {act}",
             f"{dice.choice(BODIES).capitalize()} {act} {dice.choice(DAYS)}"]
    text = f"{dice.choice(parts)} {dice.choice(DAYS)}{dice.choice(TAILS)}."
    return text[0].upper() + text[1:]


def write(path, size, needle_at=0.48):
    dice = random.Random(42)
    written, has_needle = 0, False
    with open(path, "w", encoding="utf-8") as file:
        while written < size:
            paragraph = " ".join(sentence(dice) for _ in range(dice.randint(2, 6)))
            if not has_needle and written >= size * needle_at:
                paragraph += " Here stands the needleword of this text."
                has_needle = True
            if written == 0:
                paragraph = "FIRSTWORD opens the report. " + paragraph
            file.write(paragraph + "\n\n")
            written += len(paragraph.encode()) + 2


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
