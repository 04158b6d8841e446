"""What a line says about itself: the wording of boilerplate, and the sentences that only sound like it."""

from __future__ import annotations

import pytest

from claimbook.documents.boilerplate import Wording, wording

BOILERPLATE = """
(512) 555-0119
+1 614-555-0142
Tel: +81-(0)3-3501-1511
Hotline: 0912 555 018
Phone: 0800 555 0199
14.32 GMT
Updated at 14.35 GMT
10.41am
2:00 JST, February 12, 2024
16.01.2024, 12:45 CET
by Lukas Wein · Wed 12 Jun 2024 // 13:15 UTC · 57 replies · 8,904 views
Posted on 7 May 2023 · 9 min read · 31 comments
Reading time: 4 min
3.2K views
1.5k shares
Subscribe for $1 a week
$24.90 per month
Only €1 for the first month
Get 50% off your first year
You have 2 free articles left
Register to read 3 more articles
Page 1 of 4
Slide 3 / 14
ISSN 1234-5678
Vol. 12, No. 3, March 2021
Survey results (PDF: 2,410KB)
A tower, Feb. 2, 2024. | KYODO
File photo taken on March 3, 2023. /VCG
Nurses have used it since May 2022. (Trevor Lyons/CBC)
READ MORE: Ten pubs on the coast
Send your tips to tips@post.example or 555-0139.
Copyright ©2000-2024 Bay Media
This article is more than 2 years old
illustration-12 (3).jpg
Home > News > June 2023 > Results
Last edited by kim77; 05-03-2021 at 09:12.
We and our 842 partners store and access personal data on your device.
""".strip().splitlines()

SENTENCES = """
Revenue 61,302 53,807
2019 2020 2021
The plant sold 12 345 678 cells.
Call volumes rose 12% to 4,000 a day.
It costs $24.90 per month, twice as much as before.
By May 2024 some 40 firms had joined.
By 2030 Japan will lack 789,000 engineers.
Tel Aviv's exchange rose 2% on May 3.
Signal 3 was raised at 10:30.
The bridge opened on 3 May 2001.
Page views rose 12% to 3 million.
Comments: 2,300 people wrote to the ministry, it said.
Views of 1,200 voters
Shares of Postbag closed at $41.20 on Friday.
Posts worth 2,000 jobs were cut.
We spend $4 million a month on electricity.
You need 40 GPUs to train it in 3 days.
Read speeds reach 7 GB a second.
Watch sales rose 8%.
Image sensors earn Sony 1.2 trillion yen.
Editor numbers fell by 12.
Member states pay 2% of their income.
More than 40 firms applied
Top 10 countries by spending
Source code of 2 million lines
Powered by 2,016 chips, the machine reaches 2.5 exaflops.
First published in 1987, the index covers 63 countries.
Copyright suits rose 40 percent to 1,912 in 2023.
Prices will rise 8 percent this year. (Bloomberg)
Average yield 3.25
LEMONT, Ill.–(BUSINESS WIRE)–Leaders signed 2 agreements.
TOKYO, March 14 (Reuters) - The utility will spend 240 billion yen.
""".strip().splitlines()

HEADINGS = {
    Wording.SECTION: ["Related Articles", "JN ACCESS RANKING",
                      '"Politics" POPULAR ARTICLE', "Most read", "Top 10 Stories",
                      "More from The Review", "Mehr zum Thema", "関連記事", "About the authors", "Latest"],
    Wording.LAST: ["23 Comments", "Latest comments", "References[edit]", "See also [edit]"],
    Wording.CONTACT: ["Media Contact:", "Contacts", "Enquiries:", "Division in Charge"],
}  # fmt: skip


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_is_known_by_its_wording(line: str) -> None:
    assert wording(line) is Wording.BOILERPLATE


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_or_row_of_figures_is_not_boilerplate_by_its_wording(line: str) -> None:
    assert wording(line) is Wording.OPEN


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in HEADINGS.items() for line in lines])
def test_a_heading_of_what_is_no_article_says_what_it_opens(kind: Wording, line: str) -> None:
    assert wording(line) is kind
