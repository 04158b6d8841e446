"""Counted things that news names before or behind the number, and what they are called in English.

Provenance: the nouns of the subject (computing, research, jobs, subsidies) and of general news, written down for this
project; the English is the singular that the English reading records.
"""

PEOPLE = {
    "エンジニア": "engineer", "ソフトウェアエンジニア": "software engineer", "ソフトウエアエンジニア": "software engineer",
    "ソフトウェア技術者": "software engineer", "ソフトウエア技術者": "software engineer", "技術者": "engineer",
    "AIエンジニア": "AI engineer", "AI技術者": "AI engineer", "IT技術者": "IT engineer", "ITエンジニア": "IT engineer",
    "研究者": "researcher", "研究員": "researcher", "AI研究者": "AI researcher", "科学者": "scientist",
    "データサイエンティスト": "data scientist", "開発者": "developer", "プログラマー": "programmer", "学生": "student",
    "大学生": "university student", "大学院生": "graduate student", "院生": "graduate student", "留学生": "international student",
    "生徒": "student", "児童": "pupil", "高校生": "high school student", "中学生": "junior high school student",
    "小学生": "elementary school student", "園児": "child", "子ども": "child", "子供": "child", "こども": "child", "乳児": "infant",
    "幼児": "infant", "教員": "teacher", "教師": "teacher", "教授": "professor", "職員": "employee", "社員": "employee",
    "正社員": "employee", "従業員": "employee", "非正規社員": "employee", "新入社員": "new employee", "新卒": "new graduate",
    "卒業生": "graduate", "労働者": "worker", "外国人労働者": "foreign worker", "作業員": "worker", "就業者": "worker",
    "雇用者": "employee", "パート": "part-timer", "アルバイト": "part-timer", "派遣社員": "temporary worker", "失業者": "unemployed person",
    "医師": "doctor", "看護師": "nurse", "患者": "patient", "感染者": "infected person", "新規感染者": "new infection",
    "死者": "death", "死亡者": "death", "犠牲者": "victim", "負傷者": "injured person", "けが人": "injured person", "重傷者": "injured person",
    "行方不明者": "missing person", "不明者": "missing person", "避難者": "evacuee", "被災者": "victim", "被害者": "victim",
    "難民": "refugee", "移民": "immigrant", "住民": "resident", "市民": "citizen", "国民": "citizen", "外国人": "foreigner",
    "高齢者": "elderly person", "若者": "young person", "女性": "woman", "男性": "man", "観光客": "tourist", "訪日客": "visitor",
    "訪日外国人": "visitor", "訪日外国人客": "visitor", "来場者": "visitor", "来館者": "visitor", "入場者": "visitor", "観客": "spectator",
    "乗客": "passenger", "利用者": "user", "ユーザー": "user", "ユーザ": "user", "会員": "member", "契約者": "subscriber", "加入者": "subscriber",
    "参加者": "participant", "出席者": "participant", "受講者": "participant", "修了者": "graduate", "応募者": "applicant",
    "候補者": "candidate", "立候補者": "candidate", "有権者": "voter", "議員": "lawmaker", "委員": "member", "専門家": "expert",
    "弁護士": "lawyer", "警察官": "police officer", "消防士": "firefighter", "隊員": "member", "兵士": "soldier", "兵": "soldier",
    "選手": "player", "投手": "pitcher", "株主": "shareholder", "投資家": "investor", "経営者": "executive", "役員": "executive", "取締役": "director",
    "社外取締役": "outside director", "管理職": "manager", "起業家": "entrepreneur", "農家": "farmer", "漁師": "fisher", "運転手": "driver",
    "介護職員": "care worker", "保育士": "childcare worker", "回答者": "respondent", "容疑者": "suspect", "博士": "PhD", "博士人材": "PhD",
    "フォロワー": "follower", "ドライバー": "driver", "ボランティア": "volunteer", "消費者": "consumer", "顧客": "customer", "客": "customer",
    "人質": "hostage", "捕虜": "prisoner", "受刑者": "inmate", "乗員": "crew member", "乗組員": "crew member", "宇宙飛行士": "astronaut",
    "メンバー": "member", "スタッフ": "staff", "インターン": "intern", "技能実習生": "technical intern", "実習生": "intern", "通訳": "interpreter",
}  # fmt: skip
COMPANIES = {
    "スタートアップ": "startup", "スタートアップ企業": "startup", "新興企業": "startup", "ベンチャー": "startup",
    "ベンチャー企業": "startup", "企業": "company", "会社": "company", "中小企業": "small company", "大企業": "large company",
    "上場企業": "listed company", "子会社": "subsidiary", "取引先": "business partner", "銀行": "bank", "地銀": "regional bank",
    "メガバンク": "megabank", "メーカー": "manufacturer", "製造業": "manufacturer", "金融機関": "financial institution",
    "事業者": "operator", "航空会社": "airline", "加盟店": "member store", "ユニコーン": "unicorn", "日本企業": "Japanese company",
    "日系企業": "Japanese company", "外資系企業": "foreign company", "テック企業": "tech company", "IT企業": "IT company",
}  # fmt: skip
THINGS = {
    "GPU": "GPU", "画像処理半導体": "GPU", "画像処理装置": "GPU", "グラフィックス処理装置": "GPU", "GPUサーバー": "GPU server",
    "画像処理半導体(GPU)": "GPU", "CPU": "CPU", "プロセッサー": "processor", "プロセッサ": "processor", "AI半導体": "AI chip",
    "AIチップ": "AI chip", "半導体": "chip", "チップ": "chip", "サーバー": "server", "サーバ": "server", "AIサーバー": "AI server",
    "ラック": "rack", "スーパーコンピューター": "supercomputer", "スーパーコンピュータ": "supercomputer", "スパコン": "supercomputer",
    "コンピューター": "computer", "コンピュータ": "computer", "パソコン": "personal computer", "PC": "personal computer",
    "量子コンピューター": "quantum computer", "量子コンピュータ": "quantum computer", "データセンター": "data center", "DC": "data center",
    "端末": "device", "スマートフォン": "smartphone", "スマホ": "smartphone", "タブレット": "tablet", "ロボット": "robot",
    "産業用ロボット": "industrial robot", "ドローン": "drone", "無人機": "drone", "人型ロボット": "humanoid robot",
    "大規模言語モデル": "LLM", "大規模言語モデル(LLM)": "LLM", "言語モデル": "language model", "LLM": "LLM", "基盤モデル": "foundation model",
    "AIモデル": "AI model", "モデル": "model", "生成AIモデル": "generative AI model", "論文": "paper", "学術論文": "paper", "特許": "patent",
    "記事": "article", "報告書": "report", "報告": "report", "書籍": "book", "本": "book", "映画": "film", "作品": "work", "動画": "video", "写真": "photo",
    "画像": "image", "データ": "data item", "文書": "document", "資料": "document", "法案": "bill", "法律": "law", "条例": "ordinance",
    "協定": "agreement", "覚書": "memorandum", "契約": "contract", "プロジェクト": "project", "事業": "project", "案件": "project",
    "研究": "study", "研究課題": "research project", "課題": "issue", "提案": "proposal", "応募": "application", "申請": "application",
    "出願": "application", "特許出願": "patent application", "買収": "acquisition", "倒産": "bankruptcy", "企業倒産": "bankruptcy",
    "苦情": "complaint", "相談": "consultation", "事故": "accident", "交通事故": "traffic accident", "事件": "case", "火災": "fire", "地震": "earthquake",
    "求人": "job opening", "口座": "account", "アカウント": "account", "アプリ": "app", "サービス": "service", "製品": "product", "商品": "product",
    "自動車": "car", "乗用車": "car", "新車": "new car", "車": "car", "EV": "electric vehicle", "電気自動車": "electric vehicle",
    "電気自動車(EV)": "electric vehicle", "トラック": "truck", "バス": "bus", "タクシー": "taxi", "自転車": "bicycle", "オートバイ": "motorcycle",
    "バイク": "motorcycle", "列車": "train", "車両": "vehicle", "機関車": "locomotive", "航空機": "aircraft", "飛行機": "aircraft", "旅客機": "airliner",
    "戦闘機": "fighter", "ヘリコプター": "helicopter", "ヘリ": "helicopter", "ミサイル": "missile", "弾道ミサイル": "ballistic missile", "戦車": "tank",
    "潜水艦": "submarine", "護衛艦": "destroyer", "空母": "aircraft carrier", "漁船": "fishing boat", "船": "ship", "船舶": "ship", "タンカー": "tanker",
    "衛星": "satellite", "人工衛星": "satellite", "ロケット": "rocket", "原子炉": "reactor", "原発": "nuclear plant", "風車": "wind turbine",
    "風力発電機": "wind turbine", "発電機": "generator", "太陽光パネル": "solar panel", "電池": "battery", "蓄電池": "battery", "エレベーター": "elevator",
    "ワクチン": "vaccine dose", "マスク": "mask", "カメラ": "camera", "防犯カメラ": "security camera", "テレビ": "television", "エアコン": "air conditioner",
    "冷蔵庫": "refrigerator", "ゲーム機": "game console", "カード": "card", "チケット": "ticket", "切手": "stamp", "ウエハー": "wafer", "ウエハ": "wafer",
    "基板": "board", "メダル": "medal", "金メダル": "gold medal", "銀メダル": "silver medal", "銅メダル": "bronze medal", "ビール": "beer", "ワイン": "wine",
    "木": "tree", "樹木": "tree", "桜": "cherry tree", "花": "flower", "苗木": "seedling", "鉛筆": "pencil", "傘": "umbrella", "柱": "pillar", "矢": "arrow",
    "道路": "road", "橋": "bridge", "トンネル": "tunnel", "路線": "route", "便": "flight", "線": "line", "支柱": "post", "電柱": "utility pole",
    "卵": "egg", "りんご": "apple", "リンゴ": "apple", "みかん": "mandarin", "ミカン": "mandarin", "玉ねぎ": "onion", "タマネギ": "onion",
    "じゃがいも": "potato", "ジャガイモ": "potato", "にんじん": "carrot", "ニンジン": "carrot", "にんにく": "garlic", "トマト": "tomato",
    "ねぎ": "leek", "なす": "eggplant", "きゅうり": "cucumber", "豆腐": "tofu", "弁当": "boxed lunch", "おにぎり": "rice ball", "パン": "bread",
    "牛": "cow", "乳牛": "dairy cow", "肉牛": "beef cow", "豚": "pig", "馬": "horse", "羊": "sheep", "鶏": "chicken", "犬": "dog", "猫": "cat", "クマ": "bear",
    "シカ": "deer", "イノシシ": "wild boar", "魚": "fish", "クジラ": "whale", "ゾウ": "elephant", "パンダ": "panda", "鳥": "bird",
}  # fmt: skip
PLACES = {
    "学校": "school", "小学校": "elementary school", "中学校": "junior high school", "高校": "high school", "高等学校": "high school",
    "大学": "university", "国立大学": "national university", "私立大学": "private university", "高専": "technical college",
    "大学院": "graduate school", "専門学校": "vocational school", "保育所": "nursery", "保育園": "nursery", "幼稚園": "kindergarten",
    "病院": "hospital", "医療機関": "medical institution", "診療所": "clinic", "薬局": "pharmacy", "研究所": "research institute",
    "研究機関": "research institution", "機関": "institution", "施設": "facility", "介護施設": "care facility", "工場": "factory", "店": "store",
    "店舗": "store", "コンビニ": "convenience store", "スーパー": "supermarket", "百貨店": "department store", "支店": "branch", "飲食店": "restaurant",
    "ホテル": "hotel", "空港": "airport", "港": "port", "駅": "station", "公園": "park", "避難所": "shelter", "自治体": "municipality", "データセンター": "data center",
    "都市": "city", "住宅": "house", "住宅団地": "housing estate", "家屋": "house", "建物": "building", "マンション": "condominium", "アパート": "apartment",
    "空き家": "vacant house", "新築住宅": "new house", "ビル": "building", "発電所": "power plant", "火力発電所": "thermal power plant",
    "原子力発電所": "nuclear plant", "充電器": "charger", "充電設備": "charger", "基地局": "base station", "ダム": "dam", "島": "island",
    "拠点": "site", "営業所": "office", "事務所": "office", "オフィス": "office", "図書館": "library", "美術館": "museum", "博物館": "museum",
}  # fmt: skip
NOUNS = {**PEOPLE, **COMPANIES, **THINGS, **PLACES}


# kinds of counter that no noun stands for
OWN_COUNTERS = frozenset(
    "回 位 点 倍 票 議席 カ国 か国 ヵ国 ヶ国 国 種類 言語 株 世帯 文字 字 語 ページ 勝 敗 試合 都道府県 県 市 町 村 区 市町村 分野".split()
)

