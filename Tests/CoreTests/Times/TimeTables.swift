/// Sentences with their times, written for these tests.
enum TimeTables {
  static let calendar = """
    2025-03-19 | The leaders spoke on [18 March 2025]. | DATE 2025-03-18
    2025-03-19 | The leaders spoke on [March 18, 2025], twice. | DATE 2025-03-18
    2025-03-19 | The leaders spoke on [Tuesday, March 18, 2025]. | DATE 2025-03-18
    2025-03-19 | The leaders spoke on [Tuesday 18 March]. | DATE 2025-03-18
    2025-03-19 | The council met on [March 3rd] in Riga. | DATE 2025-03-03
    2025-03-19 | The council met on [the 3rd of March] in Riga. | DATE 2025-03-03
    2025-03-19 | The law is in force since [the first of January]. | DATE 2025-01-01
    2025-03-19 | The treaty was signed on [8 Dec. 1987]. | DATE 1987-12-08
    2025-03-19 | The treaty was signed on [Dec. 8, 1987], in the capital. | DATE 1987-12-08
    2025-03-19 | The file is dated [2023-11-01]. | DATE 2023-11-01
    2025-03-19 | The file is dated [01.11.2023], the copy [23.11.2023]. | DATE 2023-11-01, DATE 2023-11-23
    2025-03-19 | The file is dated [11/23/2023]. | DATE 2023-11-23
    2025-03-19 | The bridge opened in [May 2018]. | DATE 2018-05
    2025-03-19 | The bridge opened in [May of 2018]. | DATE 2018-05
    2025-03-19 | The bridge opened in [January, 2018]. | DATE 2018-01
    2025-03-19 | The bridge opened in [early 2018]. | DATE 2018
    2025-03-19 | The bridge opened in [mid-May 2018]. | DATE 2018-05
    2025-03-19 | The bridge opened in [the middle of May]. | DATE 2024-05
    2025-03-19 | The bridge opened at [the end of 2018]. | DATE 2018
    2025-03-19 | The bridge was closed by [the beginning of February]. | DATE 2025-02
    2025-03-19 | The war began in [1939] and ended in [1945]. | DATE 1939, DATE 1945
    2025-03-19 | The [2014] agreement failed. | DATE 2014
    2025-03-19 | She wrote two novels ([1951], [1958]). | DATE 1951, DATE 1958
    2025-03-19 | The talks lasted from [March] to [May 2022]. | DATE 2022-03, DATE 2022-05
    2025-03-19 | They met on [12]–[14 May 2022] in Bern. | DATE 2022-05-12, DATE 2022-05-14
    2025-03-19 | They met on [July 25]-[28, 2022], in Bern. | DATE 2022-07-25, DATE 2022-07-28
    2025-03-19 | They met on [3] and [4 June 2022] in Bern. | DATE 2022-06-03, DATE 2022-06-04
    2025-03-19 | The empire fell in [476 AD]. | DATE 0476
    2025-03-19 | The city was burnt in [AD 79]. | DATE 0079
    2025-03-19 | The city was founded in [753 BC]. | DATE BC0753
    2025-03-19 | Painting flourished in [the 1650s]. | DATE 165
    2025-03-19 | Rents rose in [the late 1990s]. | DATE 199
    2025-03-19 | Rents rose in [the '90s]. | DATE 199
    2025-03-19 | Rents rose in [the nineties]. | DATE 199
    2025-03-19 | Paper came to Europe in [the 12th century]. | DATE 11
    2025-03-19 | It is a [nineteenth-century] fort. | DATE 18
    2025-03-19 | Steam changed it in [the early nineteenth century]. | DATE 18
    2025-03-19 | Sales fell in [the third quarter of 2024]. | DATE 2024-Q3
    2025-03-19 | Sales fell in [Q3 2024] and rose in [the fourth quarter]. | DATE 2024-Q3, DATE 2024-Q4
    2025-03-19 | Sales fell in [the second half of 2023]. | DATE 2023-H2
    2025-03-19 | The budget for [fiscal 2026] is ready, that for [FY2027] is not. | DATE FY2026, DATE FY2027
    2025-03-19 | The flood came in [the spring of 2013]. | DATE 2013-SP
    2025-03-19 | The flood came in [autumn 2013]. | DATE 2013-FA
    2025-03-19 | They vote on [the first Monday in May]. | DATE 2025-05-05
    2025-03-19 | They closed on [the last Friday of January 2025]. | DATE 2025-01-31
    2025-03-19 | It was [the last week of May 2024]. | DATE 2024-W22
    2025-03-19 | They marched on [Christmas Eve] through the town. | DATE 2024-12-24
    2025-03-19 | Shops were shut on [Good Friday 2024]. | DATE 2024-03-29
    2025-03-19 | Parades are planned for [May Day]. | DATE 2025-05-01
    2025-03-19 | A truce on [New Year's Day] was broken. | DATE 2025-01-01
    2025-11-30 | Flights were full on [Thanksgiving]. | DATE 2025-11-27
    2025-03-19 | The [May] revision of the budget is due. | DATE 2025-05
    """

  static let relative = """
    2025-03-19 | They spoke [yesterday] and meet again [tomorrow]. | DATE 2025-03-18, DATE 2025-03-20
    2025-03-19 | They spoke on [Tuesday]. | DATE 2025-03-18
    2025-03-19 | They spoke on [Wednesday]. | DATE 2025-03-19
    2025-03-19 | They spoke on [Thursday]. | DATE 2025-03-13
    2025-03-19 | They will speak on [Thursday]. | DATE 2025-03-20
    2025-03-19 | The talks are due to resume on [Monday] in Jeddah. | DATE 2025-03-24
    2025-03-19 | On [Monday] the court will hear the case. | DATE 2025-03-24
    2025-03-19 | He agreed to meet them on [Friday]. | DATE 2025-03-21
    2025-03-19 | The deal signed on [Friday] will be published. | DATE 2025-03-14
    2025-03-19 | The answer is to be announced on [Friday]. | DATE 2025-03-21
    2025-03-19 | The talks had been announced on [Friday]. | DATE 2025-03-14
    2025-03-19 | They talked [last Friday] and talk [next Friday]. | DATE 2025-03-14, DATE 2025-03-28
    2025-03-19 | The minister resigned [early Tuesday]. | DATE 2025-03-18
    2025-03-19 | The minister resigned on [Tuesday of last week]. | DATE 2025-03-11
    2025-03-19 | The minister resigned [last week]. | DATE 2025-W11
    2025-03-19 | The minister resigns [early next week]. | DATE 2025-W13
    2025-03-19 | The minister resigned [late last month]. | DATE 2025-02
    2025-03-19 | The minister resigned [earlier this month]. | DATE 2025-03
    2025-03-19 | The minister resigned [last year]. | DATE 2024
    2025-03-19 | They vote [later this year] or [next year]. | DATE 2025, DATE 2026
    2025-03-19 | They vote before [the end of the year]. | DATE 2025
    2025-03-19 | They met in [January]. | DATE 2025-01
    2025-03-19 | They met in [November]. | DATE 2024-11
    2025-03-19 | They will meet in [May]. | DATE 2025-05
    2025-03-19 | They will meet in [January]. | DATE 2026-01
    2025-03-19 | They met [last November]. | DATE 2024-11
    2025-03-19 | Since [last March] nothing moved. | DATE 2024-03
    2025-01-10 | They met on [28 December]. | DATE 2024-12-28
    2025-12-20 | They will meet on [7 January]. | DATE 2026-01-07
    2025-03-19 | He left [two years ago]. | DATE 2023
    2025-03-19 | He left [three months ago]. | DATE 2024-12
    2025-03-19 | He left [three weeks ago]. | DATE 2025-W09
    2025-03-19 | He left [ten days ago]. | DATE 2025-03-09
    2025-03-19 | He left [more than two decades ago]. | DATE 200
    2025-03-19 | He left [two years ago tomorrow]. | DATE 2023-03-20
    2025-03-19 | The vote is [two weeks from Sunday]. | DATE 2025-04-06
    2025-03-19 | The vote is [a week on Monday]. | DATE 2025-03-31
    2025-03-19 | They meet again in [two weeks' time]. | DATE 2025-W14
    2025-03-19 | He resigned some time ago. |
    2025-03-19 | They met on [11 March 2025]. [Two days later] the fire stopped. | DATE 2025-03-11, DATE 2025-03-13
    2025-03-19 | They met on [11 March 2025]. [The next day] the fire stopped. | DATE 2025-03-11, DATE 2025-03-12
    2025-03-19 | They met on [11 March 2025]. [The previous day] shots were heard. | DATE 2025-03-11, DATE 2025-03-10
    2025-03-19 | They met on [11 March 2025]. Fire stopped [that same day]. | DATE 2025-03-11, DATE 2025-03-11
    2025-03-19 | They met on [11 March 2025] and on [the following Friday]. | DATE 2025-03-11, DATE 2025-03-14
    2025-03-19 | It began in [November 2022]. [A year later] it stalled. | DATE 2022-11, DATE 2023-11
    2025-03-19 | It began in [November 2022]. [The following spring] it stalled. | DATE 2022-11, DATE 2023-SP
    2025-03-19 | It began in [November 2022]. [A year before that] they had talked. | DATE 2022-11, DATE 2021-11
    2025-03-19 | She came in [1998] and left [four years later]. | DATE 1998, DATE 2002
    2025-03-19 | She came in [October 1945]. [That winter] was cold. | DATE 1945-10, DATE 1945-WI
    2025-03-19 | Crowds came [this weekend]. | DATE 2025-W12-WE
    2025-03-19 | Crowds came [last weekend]. | DATE 2025-W11-WE
    2025-03-19 | Crowds came [last summer] and [this spring]. | DATE 2024-SU, DATE 2025-SP
    2025-03-19 | It is calm [today] and [Friday]. | DATE 2025-03-19, DATE 2025-03-21
    2025-03-19 | Rates rise [this quarter]. | DATE 2025-Q1
    2025-03-19 | He is [now] in Riga, and was [recently] in Bern. | DATE PRESENT_REF, DATE PAST_REF
    2025-03-19 | The [current] minister goes [soon]. | DATE PRESENT_REF, DATE FUTURE_REF
    2025-03-19 | They may talk in [the near future]. | DATE FUTURE_REF
    2025-03-19 | Profit was 9 million in [the first quarter of 2025], from 7 million [a year earlier]. | DATE 2025-Q1, DATE 2024-Q1
    """

  static let clocks = """
    2025-03-19 | The call began at [10 a.m.] and ended at [11:40]. | TIME 2025-03-19T10:00, TIME 2025-03-19T11:40
    2025-03-19 | The truce begins at [6 a.m. on Friday]. | TIME 2025-03-21T06:00
    2025-03-19 | The truce begins at [11.20am today]. | TIME 2025-03-19T11:20
    2025-03-19 | The truce began at [3:40 a.m. local time] on the river. | TIME 2025-03-19T03:40
    2025-03-19 | The truce began at [18:00 UTC]. | TIME 2025-03-19T18:00Z
    2025-03-19 | The truce began [shortly before 11 p.m. on Tuesday]. | TIME 2025-03-18T23:00
    2025-03-19 | The truce begins at [6.30 tomorrow morning]. | TIME 2025-03-20T06:30
    2025-03-19 | The truce began at [two in the morning]. | TIME 2025-03-19T02:00
    2025-03-19 | The truce began at [10 o'clock]. | TIME 2025-03-19T10:00
    2025-03-19 | The truce began at [half past six]. | TIME 2025-03-19T06:30
    2025-03-19 | The truce began at [noon on Tuesday]. | TIME 2025-03-18T12:00
    2025-03-19 | The truce began at [04:12 on 9 March]. | TIME 2025-03-09T04:12
    2025-03-19 | The truce began on [Tuesday at 9 p.m.] in the south. | TIME 2025-03-18T21:00
    2025-03-19 | Shots were heard [this morning]. | TIME 2025-03-19TMO
    2025-03-19 | Shots were heard [last night]. | TIME 2025-03-18TNI
    2025-03-19 | Shots were heard [Tuesday night]. | TIME 2025-03-18TNI
    2025-03-19 | Shots were heard [early on Tuesday morning]. | TIME 2025-03-18TMO
    2025-03-19 | Shots were heard [yesterday evening]. | TIME 2025-03-18TEV
    2025-03-19 | The debate is [tonight]. | TIME 2025-03-19TNI
    2025-03-19 | He was attacked on [the night of 3 March]. | TIME 2025-03-03TNI
    2025-03-19 | They met on [11 March]. [That evening] fire stopped. | DATE 2025-03-11, TIME 2025-03-11TEV
    2025-03-19 | They met on [11 March]. [The next morning] fire stopped. | DATE 2025-03-11, TIME 2025-03-12TMO
    2025-03-19 | Fire began at [14:00]. [Two hours later] it stopped. | TIME 2025-03-19T14:00, TIME 2025-03-19T16:00
    2025-03-19 | Shots were heard [last Tuesday evening]. | TIME 2025-03-18TEV
    2025-03-19 | [17:52] – The bridge is shut.~[17:20] – Sirens in town. | TIME 2025-03-19T17:52, TIME 2025-03-19T17:20
    """

  static let lengths = """
    2025-03-19 | The war has lasted for [three years]. | DURATION P3Y
    2025-03-19 | A [10-day] truce was agreed. | DURATION P10D
    2025-03-19 | They talked for [more than two hours]. | DURATION PT2H
    2025-03-19 | They talked for [at least 90 minutes]. | DURATION PT90M
    2025-03-19 | They talked for [about a week]. | DURATION P1W
    2025-03-19 | They talked for [two and a half years]. | DURATION P2.5Y
    2025-03-19 | They talked for [half an hour]. | DURATION PT30M
    2025-03-19 | They talked for [a few days]. | DURATION PXD
    2025-03-19 | They talked for [several months]. | DURATION PXM
    2025-03-19 | They talked for [weeks]. | DURATION PXW
    2025-03-19 | It is a [decades-long] dispute. | DURATION PXDE
    2025-03-19 | He ruled for [nearly six decades]. | DURATION P6DE
    2025-03-19 | He ruled for [seventy-five years]. | DURATION P75Y
    2025-03-19 | Over [the past three years] prices rose. | DURATION P3Y
    2025-03-19 | In [the last 24 hours] two people died. | DURATION PT24H
    2025-03-19 | In [the past month] it rained. | DURATION P1M
    2025-03-19 | In [the coming weeks] it may rain. | DURATION PXW
    2025-03-19 | In [the next few months] it may rain. | DURATION PXM
    2025-03-19 | In [recent years] it rained. | DATE PAST_REF
    2025-03-19 | Soup takes [two to three minutes]. | DURATION PTXM
    2025-03-19 | It happened [two weeks] before the vote. | DURATION P2W
    2025-03-19 | In [the weeks] and [months ahead] we decide. | DURATION PXW, DURATION PXM
    2025-03-19 | [The first six months] were hard. | DURATION P6M
    2025-03-19 | The tension rises [daily]. | SET P1D
    2025-03-19 | The [annual] report and the [monthly] one agree. | SET P1Y, SET P1M
    2025-03-19 | The board meets [every week] and [twice a year] in public. | SET P1W, SET P1Y
    2025-03-19 | The board meets [every other Saturday]. | SET P2W
    2025-03-19 | The board meets [every Wednesday]. | SET XXXX-WXX-3
    2025-03-19 | The board meets on [Mondays]. | SET XXXX-WXX-1
    2025-03-19 | The board meets [each autumn]. | SET XXXX-FA
    2025-03-19 | The board meets [every May]. | SET XXXX-05
    2025-03-19 | The board meets [every two years]. | SET P2Y
    2025-03-19 | The board meets [three times a year]. | SET P1Y
    2025-03-19 | He earns 500 dollars [a month], or 6,000 [per year]. | SET P1M, SET P1Y
    2025-03-19 | The shop is open [24 hours a day]. | SET P1D
    """

  static let history = """
    2009-12-19 | The war began on [September 1, 1939]. In [June 1940] it came north. In [July] the fleet sailed, and on [10 August] the port fell. | DATE 1939-09-01, DATE 1940-06, DATE 1940-07, DATE 1940-08-10
    - | The war began in [1914]. In [August] the army crossed the river; on [7 September] it stood at the gates. | DATE 1914, DATE 1914-08, DATE 1914-09-07
    - | The ship left in [December 1941]. In [January] it was sunk. | DATE 1941-12, DATE 1942-01
    - | The king fled on [20 June 1791]. [Two days later] he was caught. [The following year] he was deposed. | DATE 1791-06-20, DATE 1791-06-22, DATE 1792
    - | The revolt began in [499 BC]. [The following year] Sardis burnt. | DATE BC0499, DATE BC0498
    - | They fought from [1914]–[18] in the west. | DATE 1914, DATE 1918
    - | They fought until [479 BC]. | DATE BC0479
    """

  static let traps = """
    2025-03-19 | Theresa May met the mayor. |
    2025-03-19 | Mrs May said no. May will go. |
    2025-03-19 | It may rain, and the band will march on. |
    2025-03-19 | They march through the town and april is a name. |
    2025-03-19 | He finished second, a second man third. |
    2025-03-19 | The second round was quiet. |
    2025-03-19 | The 22-year-old man and his sister, 19 years old, left. |
    2025-03-19 | A man aged 40 years was found; he was 41 years of age. |
    2025-03-19 | The Sunday Times and the Daily Mail wrote it. |
    2025-03-19 | About 1,500 soldiers and 2,000 people came. |
    2025-03-19 | Some 1500 soldiers and 1900 people came. |
    2025-03-19 | Prices fall, and buds spring from the wood. |
    2025-03-19 | The fall of Kabul surprised them. |
    2025-03-19 | It cost $2014 and 1999 euros. |
    2025-03-19 | He drove 60 miles an hour. |
    2025-03-19 | The score was 3:2, then 10-8. |
    2025-03-19 | Three quarters of them stayed. |
    2025-03-19 | He wants a better future of the country. |
    2025-03-19 | After the war they went home. |
    2025-03-19 | Flight 1984 landed in room 2001. |
    2025-03-19 | He is in his forties. |
    2025-03-19 | The long-term plan so far was good over time. |
    2025-03-19 | Sat beside the sun, he had a mar on his coat. |
    2025-03-19 | Those present asked to present a gift. |
    2025-03-19 | April Jones and June Carter sang. |
    """

  static let undated = """
    - | They spoke on [Tuesday] and [yesterday]. | DATE XXXX-WXX-2, DATE XXXX-XX-XX
    - | They spoke on [4 July] and in [May]. | DATE XXXX-07-04, DATE XXXX-05
    - | They spoke [last week], [last month] and [last year]. | DATE XXXX-WXX, DATE XXXX-XX, DATE XXXX
    - | They spoke on [4 July 2022]. | DATE 2022-07-04
    - | They spoke [Tuesday night]. | TIME XXXX-WXX-2TNI
    """
}
