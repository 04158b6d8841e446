"""The words that web pages put around an article: data only, for `boilerplate.py` and `lines.py`.

Gathered from the habits of news sites, agencies, ministries, blogs, wikis and press-release wires in English, with the
commonest expressions of other languages. Entries are lower case with straight apostrophes, words parted by spaces and
phrases by bars. No entry names a site.
"""

from __future__ import annotations

# Of English; German, French, Spanish, Italian, Portuguese, Dutch; Vietnamese, Indonesian, Turkish, Polish, Russian.
FUNCTION_WORDS = """
    a about after all also although an and any are as at be because been before being both but by can could
    did do does during each for from had has have he her his how i if in into is it its may more most much
    must no not of on one or other our out over said she should since so some such than that the their them
    then there these they this those through to under until up was we were what when where which while who
    will with would you your aber als am auch auf aus bei bis das dass dem den der des die dort ein eine
    einem einen einer es für gegen hat ihr im ist mit nach nicht noch oder rund sagte sich sie sind sollen
    und um von vor war wird wie wurde zu zum zur au aux avec ce cette dans de du elle en est et il ils la
    le les leur mais ne ou par pas plus pour que qui sa ses son sur un une como con cual del el ella entre
    era esta este fue ha han hasta las lo los más para pero por se según sin sobre su sus también una che
    della delle di gli nel nella non più quanto sono alla ao com da dos e em foi na nas nos não o os pela
    pelo são uma uns aan dat door een het maar met naar niet nog ook op te tot van voor waren werd zijn các
    có của cho được là một này những trong và với dan dari dengan ini itu ke pada untuk yang bir bu ile
    için olan ve jest nie od oraz się w z że в и из к на не о от по с что это
"""

MONTHS = """
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février
    mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio
    julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio
    settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    maart mei januari februari augustus desember
"""

WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi
    dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì
    domenica
"""

TIME_ZONES = """
    gmt utc est edt cst cdt mst mdt pst pdt et pt bst cet cest ist jst kst sgt hkt aest aedt msk uhr local
    time
"""

# What stands around a date that is no part of the article.
DATE_LABELS = """
    updated update published posted modified edited created revised issued last first on at date time
    online print edition article page version since release released veröffentlicht aktualisiert stand
    publié mis à jour le publicado actualizado pubblicato aggiornato atualizado gepubliceerd diperbarui cập
    nhật eastern pacific central standard daylight
"""

# What pages count of themselves.
COUNTED = """
    views view reads hits comments comment replies reply likes like shares share upvotes downvotes upvote
    downvote votes retweets reposts followers reactions kommentare commentaires comentarios commenti
    reacties bình luận lượt xem visitors words posts threads messages impressions claps bookmarks
"""

BYLINE_LEADS = """
    by|von|par|por|di|door|oleh|written by|posted by|story by|report by|reported by|reporting by|text by|
    words     by|edited by|editing by|writing by|additional reporting by|compiled by|translated by|photo by|
    photos by|photograph by|photographs by|photography by|video by|image by|illustration by|graphic by|
    author|authors|writer|editor|editor in     chief|web editor|responsible editor|reporter|autor|auteur|
    autore|texte|texto|redaktion|tác giả|penulis|editor en jefe
"""

ROLES = """
    reporter correspondent columnist journalist editor freelance freelancer contributing contributor
"""

# Agencies and archives that pictures come from.
CREDIT_NAMES = """
    getty images|reuters|afp|ap|bloomberg|kyodo|jiji|xinhua|vcg|yonhap|afp-jiji|shutterstock|istock|pixabay|
    unsplash|flickr|wikimedia commons|epa|efe|dpa|ansa|alamy|pexels
"""

CREDIT_LEADS = """
    photo|photos|image|images|picture|pictures|pic|credit|image credit|image credits|photo credit|
    photo credits|picture credit|illustration|illustration photo|illustrative photo|illustrative image|
    representative image|file photo|stock photo|archive photo|graphic|infographic|screenshot|foto|fotos|
    bild|bilder|crédit|crédit photo|photographie|imagen|immagine|imagem|ảnh|ảnh minh họa|写真|图片|사진|source|
    sources|quelle|quellen|fuente|fonte|bron|nguồn|来源|出典|자료
"""

# What a table of contents is called.
CONTENTS = """
    contents|table of contents|on this page|in this article|page contents|inhalt|sommaire|índice|indice|
    inhoud|spis treści|mục lục|目次|目录|목차
"""

# Whole lines, once numbers and punctuation around them are gone.
LINES = """
    advertisement|advertisements|advertising|ad|ads|sponsored|anzeige|werbung|publicité|publicidad|
    pubblicità|publicidade|share|share this|share this page|share this story|share this article|
    share on facebook|share on twitter|share on x|share on linkedin|share via email|shares|tweet|pin|email|
    e-mail|print|print this page|print friendly pdf|save|save this story|give|gift|gift this article|
    bookmark|bookmarks|copy|copy link|copy url|link copied|copied|permalink|download|download pdf|
    download as pdf|cite this|teilen|drucken|merken|partager|imprimer|compartir|condividi|compartilhe|
    compartilhar|delen|bagikan|chia sẻ|シェア|分享|공유|facebook|twitter|linkedin|whatsapp|telegram|instagram|
    youtube|reddit|pinterest|flipboard|line|wechat|weibo|rss|rss feed|tiktok|threads|mastodon|bluesky|menu|
    main menu|navigation|search|site search|search this site|close|x|ok|open|back|next|previous|prev|older|
    newer|top|back to top|top of page|page top|to top|scroll to top|home|startseite|homepage|accueil|inicio|
    start page|skip to content|skip to main content|skip to navigation|skip navigation|accessibility|
    accessibility help|zum inhalt springen|aller au contenu|content|contents|page contents|
    table of contents|in this article|on this page|log in|login|log out|logout|sign in|signin|sign up|
    sign up now|register|subscribe|subscribe now|subscription|subscriptions|my account|account|
    create account|already a subscriber|subscribers only|premium|members only|become a member|donate|
    support us|unsubscribe|abonnieren|anmelden|s'abonner|abonnez-vous|suscríbete|iscriviti|newsletter|
    newsletters|e-paper|epaper|today's print edition|home delivery|digital edition|weekly edition|
    print edition|editions|edition|english edition|available languages|languages|language|english|deutsch|
    français|español|日本語|中文|한국어|podcast|podcasts|video|videos|photos|photo|gallery|photo gallery|slideshow|
    click to enlarge|enlarge|expand|show more|see more|load more|view more|read more|more|view all|see all|
    show all|all news|continue reading|read full story|full story|learn more|find out more|view bio|
    full bio|see full bio|story continues below|story continues below advertisement|
    story continues below this ad|article continues below|article continues after advertisement|
    continue reading below|scroll to continue|reply|replies|report|like|likes|dislike|upvote|downvote|
    follow|following|follow us|follow us on|send comment|post comment|post a comment|add a comment|
    add comment|write a comment|leave a comment|leave a reply|comment|comment now|join the conversation|
    view comments|show comments|refresh|refresh articles|source|sources|original source|source link|via|
    read the original|view original|original article|live|live feed|play|play video|watch|watch now|listen|
    listen to this story|listen to this article|listen to article|audio|mute|now playing|up next|autoplay|
    replay|privacy|privacy policy|cookie policy|cookies|cookie settings|terms|terms of use|terms of service|
    terms and conditions|disclaimer|legal|legal notice|imprint|impressum|datenschutz|sitemap|site map|
    contact|contact us|about|about us|help|faq|feedback|send feedback|send us your feedback|careers|jobs|
    advertise|advertise with us|accessibility statement|do not sell my info|
    do not sell my personal information|accept|accept all|reject all|reject|accept cookies|manage options|
    manage cookies|cookie preferences|i agree|agree|got it|allow all|font size|font size up|font size down|
    text size|text resize|dark mode|trending|for immediate release|exclusive|breaking|sponsored content|
    paid content|partner content|promoted|release summary|social media profiles|display more|tips|
    deal of the day|staff writer|staff reporter|by staff|item|caption|click here|here|quote|quotes|
    illustration photo|illustrative image|illustration image|illustration|file photo|undated|
    view this email in your browser|see more at|quelle|fuente|commentaires|réagir|cancel at any time|
    cancel anytime|key events|show key events only|please turn on javascript to use this feature|explore|buy|
    add to cart|page|sections|corrections|correct text|report error|report an error|report a typo|notice|
    request a demo|send|submit
"""

# Short lines that open a list of things outside the article.
SECTIONS = """
    related|also read|read also|see also|read next|read on|you may also like|you might also like|
    you may be interested|you might be interested in|you may have missed|in case you missed it|recommended|
    recommended for you|more for you|for you|popular|most popular|most read|most viewed|most shared|
    most commented|most emailed|most discussed|most watched|most people like|people also read|
    people also like|readers also liked|trending|trending now|what's trending|what's trending now|whats hot|
    hot now|buzzing now|top 10|top 5|top picks|editor's picks|editors' picks|editor's choice|
    editors' choice|picks|our picks|don't miss|do not miss|must read|must reads|just in|latest|
    the latest from|latest updates|recent|featured|highlights from|in other news|elsewhere on the site|
    from the web|around the web|discover more|explore more|same category|same author|same topic|
    in the same category|other news|also from this source|also in this section|in this section|
    more in this section|read a lot|read the most|more from|up next|what to read next|notes|
    keep reading|from our partners|best of|photos|in pictures|interactive news|photo galleries|subscribe|
    suggested topics|explore more on these topics|keywords|tags|topics|categories|current conditions|
    weather|about the author|about the authors|about the writer|author|authors|archives|archive|blogroll|
    stay connected|connect with us|get involved with the news|mehr zum thema|lesen sie auch|
    das könnte sie auch interessieren|auch interessant|meistgelesen|meist gelesen|meistgelesene artikel|
    neueste artikel|empfehlungen|à lire aussi|lire aussi|a lire aussi|les plus lus|sur le même sujet|
    articles similaires|voir aussi|à la une|lo más leído|más leídas|te puede interesar|le puede interesar|
    noticias relacionadas|lea también|lee también|leggi anche|i più letti|articoli correlati|
    potrebbe interessarti|leia também|mais lidas|veja também|notícias relacionadas|lees ook|meest gelezen|
    gerelateerd|tin liên quan|đọc nhiều|đọc nhiều nhất|tin mới|cùng chuyên mục|baca juga|terpopuler|
    berita terkait|ilgili haberler|czytaj także|читайте также|关联阅读|相关阅读|相关新闻|热门|热点|関連記事|
    人気記事|おすすめ|アクセスランキング|
    最新記事|관련기사|많이 본 뉴스|인기기사
"""

# Such a heading may also be one of these …
SECTION_ADJECTIVES = """
    most|top|popular|related|latest|recent|trending|recommended|featured|more|other|hot|breaking|similar|
    previous|further|suggested|sponsored|promoted|best|read|must-read|editor's|editors'|today's|
    access|daily|weekly
"""

# … before one of these.
SECTION_NOUNS = """
    article|articles|story|stories|news|post|posts|read|reads|reading|video|videos|headline|headlines|topic|
    topics|link|links|ranking|rankings|picks|page|pages|publications|viewed|shared|
    commented|popular|newsletters|podcasts|galleries|columns|opinion|website|websites|tags|blogs|releases
"""

# Short lines after which nothing of the article follows.
LAST_SECTIONS = """
    comments|latest comments|reader comments|readers' comments|user comments|join the discussion|
    leave a comment|leave a reply|post a comment|kommentare|leserkommentare|
    commentaires|comentarios|commenti|reacties|bình luận|komentar|コメント|评论|댓글|references|external links|
    further reading|bibliography|footnotes|notes and references|citations|see also|works cited|
    einzelnachweise|weblinks|siehe auch|références|liens externes|referencias|enlaces externos|脚注|外部リンク|
    関連項目
"""

# Short lines that open names and addresses.
CONTACTS = """
    contact|contacts|media contact|media contacts|press contact|press contacts|investor contact|
    investor contacts|investor relations|investors|media|media relations|media inquiries|press inquiries|
    contacts for media|contact information|contact us|company contact|for more information|
    for further information|for media inquiries|for press inquiries|division in charge|inquiries|enquiries|
    press office|pressekontakt|contact presse|contacto|contatti|further information|public relations
"""

# What a page says to its reader: a line is boilerplate if it says so and speaks to the reader.
SERVICES = (
    r"newsletters?|(?:your|my) inbox|straight to your|subscri(?:be|bing|ption|ber)s?|unsubscribe|log in|logged in|"
    r"sign in|"
    r"sign(?:ing)? up|(?:create|have) an account|free trial|cookies?|privacy (?:policy|notice|settings)|"
    r"terms (?:of|and) \w+|e-?mail address|web browser|your browser|javascript|push notifications?|"
    r"(?:our|the) app\b|follow us|feedback|complaint|advertis\w+|ad ?blocker|our journalism|quality journalism|"
    r"independent journalism|free articles?|your limit|cancel any ?time|unlimited access|full access|"
    r"rest of th(?:is|e) (?:article|story)|get new posts|buy me a coffee|no spam|by clicking|click (?:here|below|on)|"
    r"personal data|our partners|thank you for reading|send us|write to us|tell us|contact us|your comments?|"
    r"at least \d+ characters|republish|our standards|code of practice|join (?:our|us)\b|join [\d,]+\+|"
    r"call us|register to|your (?:pass|ticket)s?|"
    r"save up to|for just \$|download (?:our|the)|turn on|our community|never miss|"
    r"stories and photos|member(?:ship)?|support our|donat\w+|delivered|preferences|trust principles|you'll love|"
    r"get it on|app store|google (?:play|news)|your (?:morning|privacy|experience|device)|media organisation"
)
READERS = r"\b(?:you|you'll|you're|you've|your|us|our|we)\b"
IMPERATIVES = r"""^(?:sign|subscribe|log|register|join|follow|download|get|click|send|read|see|watch|listen|support|
    share|enter|enable|please|turn|never|don't|buy|save|start|try|join|visit|contact|add|become|help|discover|tips)\b"""

RIGHTS = (
    r"©|^\(c\) ?\d|\ball rights reserved\b|^copyright\s*(?:©|\(c\)|\d{4}|by |:|ministry|the )|"
    r"may not be (?:published|reproduced|republished|copied)|"
    r"text is available under|licen[cs]ed under (?:a |the )?(?:creative|cc)|"
    r"^(?:licen[cs]e|giấy phép) (?:no|number|số)\b|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|無断転載|版权所有|무단전재"
)

# Beginnings that make a boilerplate line whatever follows.
LEADS = (
    r"(?:also read|read also|read more|read next|more|see also|see more|related|related story|watch|listen|don't miss|"
    r"must read|recommended|trending|breaking|in pictures|in pics|deal of the day|explained|opinion|"
    r"lesen sie auch|mehr dazu|à lire aussi|lire aussi|lea también|leggi anche|leia também|lees ook|baca juga|"
    r"xem thêm|đọc thêm|>> ?see more)\s*[:|»>]|"
    r"(?:tags?|tagged|topics?|keywords?|filed under|categor(?:y|ies)|posted in|hashtags?|labels?|themen|schlagworte|"
    r"mots-clés|etiquetas|từ khóa|available languages|editions?|hotline|joined|threads|messages|"
    r"permalink|print|suggested topics|font size|text size|(?:news )?tips)\s*[:：–?]|"
    r"(?:follow|share|views?|comments?|posts|hits)\s*[:：]\s*(?:[\d.,]+\W*$|[#@]|$)|"
    r"this (?:article|story|post) (?:is|has been) (?:more than|over|shared|viewed)|"
    r"it is more than \d+ (?:years|months) old|member (?:no\.|since)|"
    r"powered by[^,]{0,50}$|follow us|(?:view|see) source version|source version|"
    r"this article (?:appears|appeared|was originally|"
    r"was first|originally)|originally published (?:on|at|by|in)\b|first published(?: on)?\s*:|"
    r"this (?:page|article|story) was last|"
    r"last (?:updated?|modified)\s*(?::|on\b|at\b|\d|-|–)|page last|retrieved from|"
    r"this (?:story|report|content) was (?:originally|first|produced|created|automatically|translated)|"
    r"from \w+, the free encyclopa?edia|for (?:other uses|the \w+), see|not to be confused with|← ?|"
    r"older:|newer:|previous:|next:|item \d+ of \d+|\[\d+/\d+\]|page \d+ of \d+|duration \d|"
    r"listen to (?:this )?(?:article|story)\b|estimated reading time|reading time|lesezeit|"
    r"temps de lecture|tiempo de lectura|sign up (?:for|to)|"
    r"subscribe (?:to|for|now|today)|get the (?:top|latest|best)|if you liked this|you are receiving this|"
    r"this (?:article|section|page) (?:needs|relies|has multiple issues|may (?:need|contain|require))|"
    r"disclaimer:|comments (?:have|are|on this)|this information (?:is|was) provided by|"
    r"follow (?:live|along)\b|view this email|promo code|our standards:"
)
