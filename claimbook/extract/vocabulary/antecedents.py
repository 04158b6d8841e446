"""Nouns that stand before the number that counts them, and the words between; everyday English."""

from . import words

# “the number of nurses”, “a total of 300 nurses”
COUNTING = words("number numbers count tally total shortage shortfall")
# “passenger numbers rose to 3 million”
COUNTED_BY = words("numbers figures totals")
# right before the number: it is where the noun has come to, or by how much it has changed
REACHING = words(
    "to from at by is was were are be been of reach reached reaches reaching hit hits exceeded exceeds exceed topped "
    "tops totalled totaled totals totalling totaling numbered numbers numbering surpassed passed stood stands averaged "
    "averages averaging equalled remained"
)
# verbs between the noun and those, with what may go with them
MOVING = words(
    "rose risen rise rises fell fallen fall falls grew grown grow grows climbed climbs jumped jumps dropped drops "
    "declined declines increased increases decreased decreases surged surges soared soars slipped slips shrank "
    "swelled stood stands reached reaches doubled halved tripled averaged totalled totaled numbered swung rebounded "
    "edged ticked crept plunged tumbled slid came dwindled expanded contracted remained was were is are "
    "will would could may might must should to expected projected forecast predicted estimated has have had been "
    "sharply slightly steadily again further now already by from and then also almost nearly about around over "
    "more than less at least roughly just only up down back"
)
# what is rather measured in money, weight or points than counted
UNCOUNTED_SUBJECTS = words(
    "sales profits earnings revenues costs prices shares stocks exports imports assets reserves losses deposits "
    "loans stakes results futures yields rates wages salaries expenses expenditures fees taxes funds bonds debts "
    "incomes inventories holdings investments values receipts proceeds premiums rents budgets indexes indices "
    "temperatures winds levels scores odds points gains margins returns supplies shipments outflows inflows "
    "emissions stockpiles holdings speeds others years months weeks days hours minutes seconds decades quarters "
    "dollars euros pounds percent times savings payments royalties turnover liabilities borrowings damages spreads "
    "ratings volumes balances quotas tariffs subsidies hopes fears talks plans numbers figures totals its his this "
    "totals ratios estimates forecasts targets terms odds"
)
# what is a number of people in itself
OF_PEOPLE = words("population crowd")
# before the total: it is of what was counted last
TOTALS = "total|tally|number|count|fleet|toll|figure"
LONGEST_SUBJECT = 20  # tokens between the noun and its number
# near “30m” these make it millions
COUNTED_IN_MILLIONS = words(
    "audience audiences population users subscribers customers viewers followers readers members downloads views "
    "streams people visitors passengers votes listeners fans households copies app workforce membership accounts "
    "players readership circulation viewership patients subscribers hits clicks tourists pilgrims refugees"
)
