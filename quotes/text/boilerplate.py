"""Lines of the page around an article: buttons, links, credits, notices."""

import re

_LONGEST = 220

# A line that is nothing but one of these.
_WHOLE = frozenset(
    line.strip()
    for line in """
    ad; ads; advert; advertisement; advertisements; advertising; sponsored; sponsored content;
    sponsored by; paid content; promoted; promoted content; story continues below advertisement;
    share; shares; share this; share this article; share this story; share this page; share article;
    share story; share on; share via; share link; sharing; save; save article; save for later;
    print; print this; print article; email; e-mail; email this; tweet; tweet this; retweet; like;
    pin it; copy link; copy url; comment; comments; leave a comment; view comments; show comments;
    post a comment; no comments; add a comment; facebook; twitter; instagram; linkedin; whatsapp;
    reddit; pinterest; tumblr; telegram; messenger; flipboard; youtube; tiktok; snapchat; bluesky;
    threads; mastodon; google+; x; rss; subscribe; subscribe now; subscribe today; log in; login;
    sign in; sign up; sign up now; register; register now; newsletter; newsletters; donate;
    donate now; support us; follow; follow us; contact us; about us; related; related articles;
    related stories; related news; related content; related topics; related coverage;
    recommended; recommended for you; you may also like; you might also like; more like this;
    most read; most popular; most viewed; trending; trending now; top stories; latest news;
    editor's picks; editors' picks; more news; more stories; more on this story; more on this;
    more from this section; also read; read also; see also; read more; read on; read next;
    up next; keep reading; continue reading; show more; see more; view more; load more;
    learn more; find out more; more; full story; read full story; read full article;
    read the full story; read the full article; continue; close; menu; search; home; skip;
    skip to content; skip to main content; skip advertisement; skip ad; back to top; back to story;
    go back; previous; next; next article; previous article; loading; loading...; play;
    play video; watch; watch now; watch live; watch video; watch the video; listen; listen now;
    listen to this article; video; videos; photos; photo; gallery; image; photo gallery;
    view gallery; view image; view photos; view slideshow; slideshow; image source; image caption;
    image copyright; image credit; photo credit; caption; credit; media caption; media playback
    is unsupported on your device; hide caption; toggle caption; enlarge this image; enlarge;
    click to enlarge; getty images; click here; tap here; here; link; links; scroll down;
    story continues; story continues below; article continues below; article continues;
    continue reading the main story; continue reading below; tags; topics; filed under; reuse
    this content; all rights reserved; abstract; full text; download the app; get the app;
    get our app; open in app; follow this topic; tell us what you think; join the conversation;
    have your say; report a typo; submit a correction; terms of use; privacy policy; cookie policy;
    """.replace("\n", " ").split(";")
    if line.strip()
)

# A line that begins so; what follows is the rest of the line, ever so long.
_BEGINNINGS = re.compile(
    r"""(?:
    (?:also\ read|read\ also|read\ more|read\ next|see\ also|more\ on\ this|related|watch|listen
      |recommended|don[’']t\ miss|must\ read|most\ popular|editor[’']?s[’']?\ picks?|trending
      |further\ reading|more\ coverage|in\ pictures|in\ case\ you\ missed\ it|up\ next
      |related\ (?:story|stories|article|articles|content|coverage|news|links?|topics?|video)
      |tags?|topics?|filed\ under|categories|keywords|share\ this(?:\ \w+)?
      |(?:photo|image|picture|video)s?(?:\ (?:by|credit|credits|courtesy|source|copyright|caption))?
      |photograph|media\ caption|credit|file\ photo
      |published|updated|last\ updated|posted|first\ published|last\ modified
      )\s*[:|»›>]\s*\S.*
    | (?:image|photo|picture|media)\ (?:copyright|caption|credit|source)\b.*
    | (?:photos?|photographs?|pictures?|images?|video)\ (?:by|courtesy\ of)\ [^.]{1,80}\.?
    | \(?(?:file\ )?(?:photo|image)[^.a-z]{0,3}/.{1,80}
    | (?:©|\(c\)\ |copyright\ (?:©|\(c\)|\d{4}|by\b)).*
    | .{0,120}\ball\ rights\ reserved\.?
    | continue\ reading\b.{0,120}
    | (?:story|article)\ continues\ (?:below|after)\b.{0,60}
    | (?:click|tap|swipe|press)\ (?:here|on\ the\ link|the\ link|below|to\ (?:play|watch|share
      |expand|view|read|tweet|subscribe))\b.{0,140}
    | read\ (?:the\ )?(?:full|rest|whole|entire|original)\b.{0,80}
    | read\ (?:more|on)\ (?:about|on|at|from|here|in|of|below|»|>|→).{0,80}
    | read\ more\ (?:stories|news|articles)\b.{0,80}
    | sign\ up\ (?:here|now|today|below|free|for\ (?:our|the|free|more|daily|weekly|breaking|email
      |updates|alerts|newsletters?|a\ daily|a\ free|a\ weekly|your)|to\ (?:our|the|get|receive
      |continue))\b.{0,160}
    | (?:please\ )?(?:subscribe|register|log\ in|sign\ in)\ (?:to|now|today|here|for|or|and|with
      |via)\b.{0,120}
    | by\ (?:signing\ up|subscribing|clicking|submitting|registering|entering)\b.{0,200}
    | (?:like|follow|find|join|visit)\ (?:us|me|our\ page|the\ page|.{2,60})\ on\ (?:facebook
      |twitter|instagram|linkedin|youtube|tiktok|x|telegram|whatsapp|snapchat|google|threads|bluesky
      |social\ media|apple\ news|flipboard)\b.{0,100}
    | follow\ (?:us|@\w+).{0,80}
    | follow\ .{2,60}\ @\w+.{0,40}
    | share\ (?:this|on|via|with)\b.{0,60}
    | (?:tweet|e-?mail|print|save|pin)\ this\b.{0,40}
    | (?:get|receive)\ .{0,80}\b(?:newsletters?|inbox|e-?mail\ alerts|push\ notifications)\b.{0,80}
    | .{0,80}\bstraight\ to\ your\ inbox\b.{0,40}
    | (?:download|get)\ (?:our|the)\ .{0,40}\bapp\b.{0,80}
    | enter\ your\ e-?mail\b.{0,80} | your\ e-?mail\ address\b.{0,80}
    | (?:thank\ you|thanks)\ for\ (?:subscribing|signing\ up|registering)\b.{0,80}
    | (?:you\ can\ )?unsubscribe\ (?:at|any|here|from)\b.{0,80}
    | (?:we|this\ (?:site|website|page))\ uses?\ cookies\b.{0,200}
    | already\ (?:a\ subscriber|have\ an\ account|registered|a\ member)\b.{0,60}
    | (?:do\ you\ )?(?:have|got)\ a\ (?:news\ )?(?:tip|story)\ ?(?:\?|for\ us|to\ share).{0,140}
    | support\ (?:our|independent|quality|local)\ journalism\b.{0,120}
    | this\ (?:article|story|post|piece|report)\ (?:was\ )?(?:first|originally)\ (?:appeared
      |published|ran|posted)\b.{0,120}
    | originally\ published\b.{0,100}
    | view\ (?:all|image|gallery|the\ gallery|photos|comments|\d+)\b.{0,60}
    | (?:show|hide|load|see|view)\ (?:all\ |more\ )?\d*\ ?(?:comments|replies|photos|images
      |stories)\b.{0,30}
    | \d[\d,.]*[km]?\ (?:comments?|shares?|likes?|retweets?|views?|replies)\b.{0,40}
    | \d{1,2}\ min(?:ute)?s?\ read
    | do\ you\ .{2,60}\?\ like\ the\ page:?
    | (?:https?://|www\.|pic\.twitter\.com/)\S+
    | <\w[^<>]{0,120}>(?:\s*<[^<>]{0,120}>)*\.?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SLASH_CREDIT = re.compile(
    r"\(?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3} ?(?:/|via|\|) ?"
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}\)?\.?"
)
_AGENCY_CREDIT = re.compile(r"(?:[A-Z][\w.’'-]* ){0,5}(?:via|[A-Z]\w+) Images\.?")
_RULE = re.compile(r"[\s_*=~#·•—–.|+-]*[_*=~#·•—–|+-][\s_*=~#·•—–.|+-]*")
_ENDING = " \t.:…>»›→|\u200b\u00a0"


def is_boilerplate(line: str) -> bool:
    """Tell whether a whole line, white space trimmed, belongs to the page, not the article.

    Such lines are buttons and menus (Share), links to other pieces (ALSO READ: …), prompts (Sign
    up for our newsletter), credits and captions of pictures (Dana Holt/Agency), copyright
    notices, lone addresses and rules. A sentence that only begins with such a word is none.
    """
    if not line or len(line) > _LONGEST:
        return False
    if line.rstrip(_ENDING).lstrip(" «‹<|").replace("’", "'").lower() in _WHOLE:
        return True
    return any(
        pattern.fullmatch(line) for pattern in (_BEGINNINGS, _SLASH_CREDIT, _AGENCY_CREDIT, _RULE)
    )
