"""Counters and what they count where no noun stands by; what behind a number makes it a name or an ordinal.

Provenance: the counters of newspapers' style guides and of 国語に関する世論調査, written down for this project with the
counted thing in English as the English reading records it.
"""

from claimbook.extract.vocabulary import words

COUNTERS = {
    "人": "person", "名": "person", "社": "company", "件": "case", "台": "unit", "基": "unit", "個": "unit",
    "枚": "unit",
    "本": "unit", "つ": "unit", "機": "aircraft", "校": "school", "種類": "type", "種": "type", "世帯": "household",
    "戸": "dwelling", "拠点": "site", "回": "time", "隻": "ship", "艘": "ship", "国": "country", "店舗": "store",
    "店": "store",
    "団体": "organization", "大学": "university", "自治体": "municipality", "市町村": "municipality",
    "市区町村": "municipality", "都道府県": "prefecture", "道府県": "prefecture", "府県": "prefecture",
    "県": "prefecture",
    "市": "city", "町": "town", "村": "village", "区": "ward", "都市": "city", "州": "state", "省庁": "ministry",
    "府省": "ministry",
    "項目": "item", "品目": "item", "点": "point", "冊": "book", "頭": "animal", "匹": "animal", "羽": "bird",
    "棟": "building",
    "室": "room", "部屋": "room", "床": "bed", "席": "seat", "票": "vote", "議席": "seat", "試合": "game",
    "戦": "match",
    "勝": "win", "敗": "loss", "連勝": "win", "連敗": "loss", "安打": "hit", "本塁打": "home run", "得点": "point",
    "失点": "point", "打点": "run", "奪三振": "strikeout", "ゴール": "goal", "大会": "tournament", "チーム": "team",
    "組": "group", "班": "group", "両": "car", "便": "flight", "路線": "route", "駅": "station", "曲": "song",
    "語": "word", "システム": "system",
    "単語": "word", "ワード": "word", "文字": "character", "字": "character", "行": "bank", "ページ": "page",
    "頁": "page",
    "株": "share", "口座": "account", "口": "unit", "作品": "work", "銘柄": "stock", "通": "letter", "着": "garment",
    "足": "pair", "杯": "cup", "皿": "plate", "玉": "head", "束": "bunch", "袋": "bag", "箱": "box", "缶": "can",
    "瓶": "bottle",
    "片": "piece", "切れ": "slice", "粒": "grain", "輪": "flower", "鉢": "pot", "丁": "block", "門": "gun",
    "発": "shot",
    "問": "question", "題": "question", "単位": "credit", "学部": "faculty", "学科": "department",
    "研究室": "laboratory",
    "コース": "course", "科目": "subject", "クラス": "class", "学級": "class", "病院": "hospital", "施設": "facility",
    "事業所": "workplace", "事業者": "operator", "工場": "factory", "部門": "division", "部署": "department",
    "部隊": "unit",
    "業種": "industry", "分野": "field", "領域": "field", "テーマ": "theme", "プロジェクト": "project",
    "事業": "project",
    "サービス": "service", "ユーザー": "user", "ユーザ": "user", "アカウント": "account", "ダウンロード": "download",
    "フォロワー": "follower", "アクセス": "visit", "コア": "core", "ノード": "node", "ラック": "rack", "チップ": "chip",
    "原発": "nuclear plant", "言語": "language", "カ国語": "language", "か国語": "language", "ヶ国語": "language",
    "地域": "region", "企業": "company", "法人": "corporation", "機関": "institution",
    "研究機関": "research institution",
    "委員会": "committee", "支店": "branch", "空港": "airport", "港": "port", "山": "mountain", "島": "island",
    "河川": "river",
    "橋": "bridge", "ブランド": "brand", "製品": "product", "商品": "product", "車種": "model", "機種": "model",
    "モデル": "model", "パターン": "pattern", "方式": "method", "段階": "stage", "段": "step", "階層": "layer",
    "層": "layer",
    "色": "color", "カラー": "color", "世代": "generation", "代": "generation", "夫婦": "couple",
    "家族": "family", "家庭": "household", "兄弟": "sibling", "姉妹": "sister", "児": "child", "投稿": "post",
    "セット": "set", "ペア": "pair", "パック": "pack", "ケース": "case", "案": "proposal", "法案": "bill",
    "党": "party", "会派": "group", "派": "faction", "軒": "house", "区画": "lot", "台分": "unit", "人分": "person",
    "食": "meal", "品": "dish", "膳": "pair", "枠": "slot", "編": "piece", "編成": "train", "首": "poem",
    "句": "haiku", "幕": "act",
    "公演": "performance", "会場": "venue", "場所": "place", "地点": "point", "カ所": "site", "か所": "site",
    "ヵ所": "site",
    "ヶ所": "site", "ケ所": "site", "ヵ村": "village", "カ村": "village", "箇所": "site", "個所": "site",
    "カ国": "country",
    "か国": "country", "ヵ国": "country", "ヶ国": "country", "ケ国": "country", "箇国": "country",
    "カ国・地域": "country",
    "か国・地域": "country", "ヵ国・地域": "country", "ヶ国・地域": "country", "国・地域": "country", "カ条": "article",
    "か条": "article", "軒家": "house", "階建て": "storey", "階建": "storey", "次元": "dimension", "立て": "unit",
    "ポジション": "position", "タイトル": "title", "エピソード": "episode", "レーン": "lane", "車線": "lane",
    "球": "pitch",
    "周": "lap", "投手": "pitcher", "選手": "player", "ラウンド": "round", "セッション": "session", "講座": "course",
    "ドメイン": "domain", "サイト": "website", "データセンター": "data center", "サーバー": "server", "GPU": "GPU",
    "GPU時間": "GPU hour",
    "スレッド": "thread", "インスタンス": "instance", "関数": "function", "変数": "variable", "遺伝子": "gene",
    "塩基": "base",
    "細胞": "cell", "分子": "molecule", "原子": "atom", "遺跡": "site", "世帯数": "household", "反": "roll",
    "挺": "unit",
    "レコード": "record", "行目": "", "対": "pair", "双": "pair", "滴": "drop", "株式": "share", "クリック": "click",
    "再生": "view", "ビュー": "view", "PV": "page view", "ミシュラン": "", "つ星": "star", "冠": "title",
    "階級": "class",
    "議員": "lawmaker", "回答": "response", "社員": "employee", "学生": "student", "人前": "serving",
    "職種": "occupation", "業態": "format", "区間": "section", "号室": "", "死": "out", "球団": "team",
    "クラブ": "club", "藩": "domain", "王国": "kingdom", "宗派": "sect", "寺": "temple", "神社": "shrine",
    "教室": "classroom",
    "ユニット": "unit", "基金": "fund", "サイズ": "size", "系統": "line", "カ月分": "", "発電所": "power plant",
    "系列": "group",
    "媒体": "medium",
    "紙": "newspaper",
    "誌": "magazine", "局": "station", "チャンネル": "channel", "章": "chapter", "日程": "day", "節": "round",
    "文": "sentence",
    "エンジニア": "engineer", "万円札": "", "年代": "", "大陸": "continent", "公国": "principality", "地区": "district",
    "集落": "settlement", "園": "kindergarten", "棚": "shelf", "床面": "", "打数": "at-bat", "四球": "walk",
    "犠打": "sacrifice",
    "盗塁": "stolen base", "得票": "vote", "拍": "beat", "音": "sound", "声": "voice", "手": "move", "局面": "phase",
    "打": "stroke", "アンダー": "under par", "オーバー": "over par", "ホール": "hole", "メダル": "medal",
    "金メダル": "gold medal",
    "兵": "soldier", "頭分": "animal", "件数": "case", "挑戦": "attempt", "カ年": "", "弾": "", "両編成": "car",
    "連覇": "title", "課": "division", "部局": "department", "府省庁": "ministry",
    "期連続": "term", "期ぶり": "term", 
}  # fmt: skip

# behind a number these make it an ordinal, an address or a name
NAMING = words(
    "号 号機 号線 号館 号車 号艇 号室 条 項 番 番地 番線 番街 番組 番手 番人 番札 丁目 階 次 次元 世 級 段目 期 期生 "
    "部 "
    "章 巻 話 面 学期 限 塁 打席 回戦 回生 回忌 年生 年版 年産 年式 年型 年組 年来 代目 人目 本目 社目 個目 "
    "つ目 度目 日目 "
    "週目 回目 年目 番目 枚目 台目 件目 合目 軍 類 型 系 式 形 時 時半 時台 時ごろ 周年 回表 回裏 連単 畳半 軸 進法 "
    "大 大陸 "
    "年祭 年忌 文半 枚刃 次産業 次会 分咲き 党首 強入り 時限 字熟語 階級 人称 人制 人組 人乗り 権 原則 国志 国間 行半 "
    "者 者面談 都 府 道 人部屋 日市 日坊主 枚舌 者択一 国同盟 駅伝 部作 部構成 行目 年祭 番館 号棟 日制 年制 院制 "
    "学期制 部制 交代制 段階制 種混合 円札 円玉 "
    "円硬貨 円切手 円紙幣 ドル札 ドル紙幣 円均一 円ショップ 桁 けた ケタ"
)  # fmt: skip
# counters that kanji numerals of one sign may stand before
AFTER_ONE_KANJI = words(
    "人 名 社 件 台 基 個 枚 校 種類 世帯 戸 回 隻 カ国 か国 ヵ国 ヶ国 カ所 か所 ヵ所 ヶ所 箇所 機 本 匹 頭 羽 冊 票 "
    "議席 棟 団体 "
    "チーム 試合 大学 つ 拠点 店 店舗 企業 県 項目 点 種 言語 部門 分野 組 両 地域 施設 カ国・地域 国・地域 番目 "
    "都市 世代 ダース セット 作品 品目 項目 冠 球団 事業 案 法案 党 曲 部屋 家族 夫婦 町村 銘柄"
)  # fmt: skip
# signs behind a counter that make it another word: 本社, 台湾, 人口
GOES_ON = {
    "人前": "後年", "名": "簿目称", "件": "名", "個": "人", "基": "金準本礎板幹地", "本": "社店州格人屋",
    "機": "能会構", "台": "湾風", "社": "会", "国": "内民会", "人": "口気生物材", "点": "検", "回": "収復",
    "店": "長", "校": "長歌", "県": "民内", "市": "民場長", "区": "長間", "村": "長", "町": "長", "組": "織",
    "株": "価主", "便": "利", "票": "田", "行": "動政程", "頭": "取", "両": "国者院替", "席": "巻", "足": "元",
    "石": "油炭", "合": "計意格", "派": "遣", "発": "表電売足行注生言", "通": "り常行過", "着": "工手", "代": "表替",
    "対": "し策象応", "手": "数続段", "音": "楽", "声": "明", "寺": "院", "門": "家", "色": "々", "層": "の",
    "棚": "卸", "課": "題税程金長員",
}  # fmt: skip
