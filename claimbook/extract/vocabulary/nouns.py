"""What is counted: where a noun phrase ends, how its head is put in the singular, and what names mean the same.

Provenance: closed classes of English words, written down for this project. ALIASES joins different names of one
counted thing; the artificial-intelligence names come from the documents this extractor was first read against
(“major language models” renders “large language models” in a translated article).
"""

from . import words

IRREGULAR_PLURALS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "wives": "wife", "lives": "life", "knives": "knife", "wolves": "wolf",
    "halves": "half", "leaves": "leaf", "loaves": "loaf", "thieves": "thief", "shelves": "shelf", "calves": "calf",
    "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium", "data": "data", "media": "media",
    "fungi": "fungus", "nuclei": "nucleus", "alumni": "alumnus", "analyses": "analysis", "crises": "crisis",
    "theses": "thesis", "hypotheses": "hypothesis", "diagnoses": "diagnosis", "axes": "axis", "indices": "index",
    "matrices": "matrix", "vertices": "vertex", "appendices": "appendix", "oxen": "ox", "policemen": "policeman",
    "policewomen": "policewoman", "firemen": "fireman", "fishermen": "fisherman", "businessmen": "businessman",
    "businesswomen": "businesswoman", "spokesmen": "spokesman", "congressmen": "congressman", "gunmen": "gunman",
    "servicemen": "serviceman", "workmen": "workman", "batsmen": "batsman", "horsemen": "horseman",
    "countrymen": "countryman", "salesmen": "salesman", "craftsmen": "craftsman", "schoolchildren": "schoolchild",
    "grandchildren": "grandchild", "larvae": "larva", "species": "species", "series": "series",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft", "dice": "die", "lice": "louse", "cacti": "cactus", "stimuli": "stimulus",
    "movies": "movie", "cookies": "cookie", "zombies": "zombie", "calories": "calorie", "ties": "tie", "pies": "pie",
    "selfies": "selfie", "rookies": "rookie", "lies": "lie", "birdies": "birdie", "goalies": "goalie",
    "sorties": "sortie", "brownies": "brownie", "smoothies": "smoothie",
    "hoodies": "hoodie", "foodies": "foodie", "prairies": "prairie", "hippies": "hippie", "junkies": "junkie",
    "antennae": "antenna", "vertebrae": "vertebra", "nebulae": "nebula", "supernovae": "supernova", "algae": "alga",
    "formulae": "formula", "spectra": "spectrum", "strata": "stratum", "genera": "genus", "referenda": "referendum",
    "memoranda": "memorandum", "plateaux": "plateau", "chateaux": "chateau", "bureaux": "bureau",
    "shoes": "shoe", "heroes": "hero", "potatoes": "potato",
    "tomatoes": "tomato", "echoes": "echo", "vetoes": "veto", "torpedoes": "torpedo", "mosquitoes": "mosquito",
    "volcanoes": "volcano", "buses": "bus", "viruses": "virus", "campuses": "campus", "bonuses": "bonus",
    "gases": "gas", "statuses": "status", "lenses": "lens", "licences": "licence", "causes": "cause",
    "quizzes": "quiz", "axles": "axle", "aches": "ache", "caches": "cache", "headaches": "headache",
    "niches": "niche",
    "cargoes": "cargo", "embargoes": "embargo", "censuses": "census", "abuses": "abuse", "walruses": "walrus",
    "octopuses": "octopus", "abscesses": "abscess", "personnel": "personnel", "avalanches": "avalanche",
    "crises ": "crisis", "premises": "premises", "headquarters": "headquarters", "barracks": "barracks",
}  # fmt: skip

# how compounds of irregular plurals end, and their singular: “cameramen”, “townspeople”, “grandchildren”
PLURAL_ENDINGS = ("men", "people", "children", "wives", "craft")
SINGULAR_ENDINGS = {"women": "woman", "men": "man", "people": "person", "children": "child", "wives": "wife"}

# peoples that are counted by their adjective, where no noun follows it: “300 Chinese were flown out”
PEOPLES = words(
    "japanese chinese vietnamese portuguese lebanese taiwanese burmese sudanese congolese senegalese maltese sinhalese "
    "british french dutch irish english spanish welsh swiss polish turkish swedish danish finnish"
)

# same in singular and plural, or plural without an s: they head a counted phrase
ZERO_PLURALS = words(
    "people staff aircraft sheep fish deer species series personnel spacecraft police cattle troops cod salmon "
    "trout tuna head percent offspring livestock crew poultry swine bison shrimp squid crossroads means data "
    "media faculty rohingya"
)  # fmt: skip

# a singular noun that a number other than one counts as if plural: "300 staff", "a 12-strong team"
SINGULAR_ENDINGS_NOT_PLURAL = ("ss", "us", "is", "ous")

# words that end in s and head no counted phrase
NOT_PLURAL = words(
    "was is has does this thus as his its us yes says goes gets makes takes gives comes remains adds means plus "
    "versus vs perhaps always besides sometimes overseas across towards afterwards less unless gas business "
    "process access press loss class mass pass cross boss glass grass dress stress progress success congress "
    "address express princess illness wellness fitness happiness weakness darkness bus virus campus bonus "
    "status census focus crisis basis analysis thesis emphasis diagnosis hypothesis oasis axis tennis chess "
    "news mathematics physics economics politics statistics ethics athletics gymnastics lens chaos canvas atlas "
    "alias bias jos texas paris london james thomas charles wales reuters bloomberg forbes includes include "
    "requires represents according becomes seems begins continues expects believes thinks wants helps keeps "
    "lets puts sits stands lies brings leaves meets pays sends sells buys tells asks tries finds follows allows "
    "provides creates suggests warns argues speaks ours theirs yours hers whereas nowadays sports ms mrs "
    "outdoors indoors upwards downwards whose christmas previous various serious famous religious dangerous "
    "continuous simultaneous consecutive enormous indigenous ambitious anonymous numerous diabetes rabies measles "
    "herpes rickets mumps scabies hives rolls-royce mercedes hermes nexus airbus lexus prius asus zeus jesus "
    "specimen regimen abdomen omen acumen stamen semen yemen bitumen amen ramen craft kraft witchcraft statecraft "
    "handicraft "
    "tuberculosis sepsis arthritis hepatitis fitness whereas perhaps likewise hence since ms"
)  # fmt: skip

# words in -s that stand before the head they modify: "graphics processing units", "sports cars"
PLURAL_MODIFIERS = words(
    "graphics sports systems sales arms services electronics materials goods savings operations communications "
    "telecommunications logistics robotics semiconductors human-rights rights defense news business mathematics "
    "physics economics politics statistics ethics athletics gymnastics games jobs plastics pensions customs "
    "drugs weapons parts careers veterans women men children earnings wireless special-operations humanities "
    "narcotics sciences states nations glass mass process access press class grass virus bus gas congress "
    "campus stainless cross express address previous various serious famous religious dangerous continuous "
    "consecutive enormous indigenous ambitious anonymous numerous overseas homeless wellness fitness illness "
    "stress loss less endless needless cordless tennis chess analysis crisis diagnosis census status lens bonus "
    "focus us tax-free suspicious infectious ferrous homogeneous hazardous poisonous nutritious precious "
    "conscious diabetes measles unanimous nervous superconscious delicious luxurious mysterious joyous"
)  # fmt: skip

# where a noun phrase ends: function words, and verbs and adverbs that follow counted nouns
PHRASE_ENDS = words(
    "a an the this that these those and or but nor of in on at to from by for with within without into onto "
    "over under above below about after before during since until till through throughout between among against "
    "across along around as than then is are was were be been being am has have had having do does did done "
    "will would shall should can could may might must who whom whose which what when where why how if because "
    "while whereas although though unless so such not no he she it they we you i him her them us his its their "
    "our your my me there here also only just even still yet already ago earlier later away apart long old high "
    "wide deep tall thick per each every both either neither all any some up down out off back again once twice "
    "now today tomorrow yesterday tonight respectively alone together more-than according including excluding "
    "compared versus vs plus minus via amid despite except like unlike near outside inside said says told added "
    "reported announced claimed killed died injured wounded worked went came made took got sold bought rose "
    "fell lost won led ran held kept left met paid put saw sent set showed stood began became built cut drew "
    "drove dropped ended faced failed felt filed found fled gained gave grew helped hit joined jumped knew "
    "landed lived moved needed offered opened owned passed played posted produced raised ranged reached "
    "received remained returned scored served signed slipped spent started stayed stopped suffered surged "
    "traded turned voted wanted watched 's s nationwide worldwide globally nationally annually overnight "
    "elsewhere abroad home else instead too very quite really simply mostly largely mainly primarily roughly "
    "nearly almost approximately spread dead missing short behind ahead clear adrift thanks due live work want "
    "need use make take say think believe remain include come go get give keep become see know lie stand sit "
    "own face run play seem appear belong depend exist happen occur continue belongs refers applies relates comes "
    "goes remains seems appears includes concerns assumes reflects represents consists contains depends exists "
    "derives describes"
)  # fmt: skip

# not the words of PHRASE_ENDS that they look like
ABBREVIATIONS = words("IT US WHO")

# of PHRASE_ENDS, the ones that also describe: "40 dead whales"
ENDS_OR_ADJECTIVES = words(
    "dead injured wounded missing live short long high old deep tall thick clear lost built run-down left spent "
    "alone owned sold home needed spread"
)

# after “dozens”, which then are of people
CASUALTIES = words("dead missing injured wounded hurt killed arrested detained displaced homeless")

# words that stand between a number and what it counts and are not part of its name
TRANSPARENT_MODIFIERS = words(
    "other more additional further new different separate consecutive successive straight such extra total own "
    "same whole full entire estimated fewer less remaining known possible potential respective odd plus strong "
    "confirmed reported unique distinct individual just only large big small little huge giant major minor key "
    "main important leading top best worst young elderly modern ranked current former previous recent great "
    "good bad severe serious heavy successful famous prominent senior special particular specific similar "
    "various available necessary active average typical regular ordinary largest biggest smallest highest "
    "lowest newest oldest latest"
)  # fmt: skip

# after a hyphen these say what the number is, not what it counts: “a 12-strong team”
UNCOUNTED = frozenset({"strong", "magnitude", "something", "plus", "odd", "rated", "point"})

ALIASES = {
    "llm": "LLM", "large language model": "LLM", "major language model": "LLM", "large-scale language model": "LLM",
    "language model": "LLM", "gpu": "GPU", "graphics processing unit": "GPU", "graphic processing unit": "GPU",
    "graphics processor": "GPU", "cpu": "CPU", "central processing unit": "CPU", "tpu": "TPU",
    "tensor processing unit": "TPU", "ev": "electric vehicle", "evs": "electric vehicle", "pc": "personal computer",
    "firm": "company", "employee": "employee", "kid": "child", "folk": "person",
}  # fmt: skip
