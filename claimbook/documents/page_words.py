"""Words in the class and id names of web pages, by what they mark: data only, for `page_blocks.py`.

Gathered from the naming habits of content management systems and style guides; no entry names a site.
"""

from __future__ import annotations

GROUPS = {
    "article": "article articles post entry story blog blogpost news story",
    "body": "body content text prose rich richtext wysiwyg rte markdown copy paragraph main entry",
    "sidebar": "sidebar side rail aside secondary complementary column right left",
    "related": "related recommend recommended recommendation recommendations recirc recirculation more popular "
    "trending similar further next previous prev readnext latest featured most",
    "promotion": "promo promotion promoted ad ads advert advertisement advertising sponsor sponsored banner cta offer "
    "outbrain taboola adsense affiliate disclosure partner partners commercial callout",
    "sign up": "newsletter subscribe subscription signup sign register registration login paywall modal popup overlay "
    "dialog cookie cookies consent gdpr privacy form forms optin lead",
    "share": "share sharing social follow facebook twitter linkedin pinterest whatsapp print email buttons button btn",
    "comments": "comment comments commentlist respond reply replies discussion disqus forum thread",
    "menu": "nav navigation navbar menu menus breadcrumb breadcrumbs pagination pager tabs tab toolbar topbar skip "
    "dropdown submenu megamenu links sitemap",
    "footer": "footer foot copyright legal colophon bottom disclaimer",
    "author": "author authors byline bio biography profile contributor avatar reviewer editor writer staff",
    "meta": "meta metadata date time timestamp published updated info posted dateline reading readtime",
    "tags": "tag tags category categories topic topics label labels keyword keywords taxonomy",
    "caption": "caption captions credit credits figure figcaption image img photo picture gallery media video "
    "thumbnail slideshow attachment embed",
    "contents": "toc contents outline jump anchor",
    "cards": "card cards teaser teasers grid carousel slider slick swiper tile tiles loop feed archive",
    "list": "list item items li row col",
    "header": "header head masthead hero top title headline kicker eyebrow subtitle dek standfirst lede",
    "references": "references reference reflist footnote footnotes citation citations bibliography sources notes "
    "endnotes",
    "product": "product products price pricing buy shop cart deal deals review reviews rating ratings score store",
    "questions": "faq faqs accordion question questions answer collapse collapsible expand toggle",
    "widget": "widget widgets module plugin block component section wp elementor",
    "unseen": "hidden hide sr screen reader visually invisible offscreen tooltip accessibility noprint",
    "table": "table tablepress cell thead tbody chart data stats",
    "quotation": "quote blockquote pullquote testimonial testimonials pull tweet",
    "summary": "summary excerpt description intro abstract highlights takeaways key tldr",
}
