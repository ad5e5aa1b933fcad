"""The site of a page, alike for every recipe: all pages of a site fall into one fold.

  python3 training/domains.py        checks the examples below

A site is its registrable domain: one label under a public suffix. Suffixes of two labels are told by
lists, never by the length of a label: `bbc.co.uk` is one site, and so is `br.de`.
"""

from urllib.parse import urlparse

# Second labels that countries register names under. `or.at` is such a suffix and `or.de` is not, so
# that a label counts only in the countries beside it.
SECOND_LABELS = {
    "ac": "at be cn cr cy fj gg gn id il im in ir jp ke kr lk ma me mu mw mz nz pa pr rs ru rw se sz th tj tz ug uk vn za zm zw",
    "art": "do dz ht pl sn",
    "asso": "ci dz fr gp ht km mc nc re",
    "biz": "az bb cy et fj gl id ki mv mw my ni nr pk pl pr tj tr tt ua vn zm",
    "co": "ae ag am at bb bw ca ci cr gg gl gy id il im in ir it je jp ke kr lc ls ma me mg mu mw mz na ni nz om pl pn pt pw rs rw st sz th tj tm tt tz ua ug uk us uz ve vi za zm zw",
    "com": "ac af ag ai al am an ar au aw az ba bb bd bh bi bm bn bo br bs bt by bz ci cm cn co cu cv cw cy de dm do dz ec ee eg es et fj fr ge gh gi gl gn gp gr gt gu gy hk hn hr ht im in io iq is jm jo kg ki km kp ky kz la lb lc lk lr lv ly mg mk ml mm mo ms mt mu mv mw mx my na nf ng ni np nr om pa pe pf ph pk pl pr ps pt py qa re ro rs ru rw sa sb sc sd se sg sh sl sn so ss st sv sy tj tm tn to tr tt tw ua ug uy uz vc ve vi vn vu ws ye zm",
    "ed": "ao ci cr jp pw",
    "edu": "ac af al ar au az ba bb bd bh bi bm bn bo br bs bt bz ci cn co cu cv cw cy dm do dz ec ee eg es et fj ge gh gi gl gn gp gr gt gu gy hk hn hr ht in iq is it jm jo kg ki km kn kp ky kz la lb lc lk lr lv ly mg mk ml mm mn mo ms mt mv mw mx my mz ng ni np nr om pa pe pf ph pk pl pr ps pt py qa rs rw sa sb sc sd sg sl sn so ss st sv sy tj tm tn to tr tt tw ua ug uy vc ve vn vu ws ye za zm",
    "firm": "co ht in nf ng ro ve",
    "gen": "in nz tr",
    "go": "ci cr id jp ke kr pw th tj tz ug",
    "gob": "ar bo cl do ec es gt hn mx ni pa pe pk sv ve",
    "gouv": "bj ci fr ht km ml sn",
    "gov": "ac ae af al ar as au az ba bb bd bf bh bm bn br bs bt by bz cl cm cn co cu cx cy cz dm do dz ec ee eg et fj ge gh gi gn gr gy hk ie il in iq ir is it jm jo kg ki km kn kp ky kz la lb lc lk lr lt lv ly ma mg mk ml mm mn mo mr ms mu mv mw my mz ng nr om ph pk pl pr ps pt py qa ro rs ru rw sa sb sc sd sg sh sl ss st sx sy tj tl tm tn to tr tt tw ua uk vc ve vn ws ye za zm zw",
    "govt": "nz",
    "id": "au ir lv ly vn",
    "in": "na rs th ua",
    "info": "at az bb bo co cx ec et fj gu ht hu ke ki la mv mw na ni nf np nr pk pl pr ro sd tn tr tt ua ve vn zm",
    "ltd": "co cy gg gi hk lk ng pn uk",
    "me": "in ke ss tz uk us",
    "ne": "jp ke kr pw tz ug us",
    "net": "ac ae af ag ai al am ar au az ba bb bd bh bm bn bo br bs bt bz ci cm cn co cu cw cy dm do dz ec eg et fj fr ge gg gl gn gp gr gt gu gy hk hn ht id il im in io iq ir is je jm jo kg ki kn kp ky kz la lb lc lk lr lv ly ma me mk ml mm mo ms mt mu mv mw mx my mz nf ng ni nr nz om pa pe ph pk pl pr ps pt py qa rs ru rw sa sb sc sd se sg sh sl so ss st sy th tj tm tn to tr tt tw ua uk uy uz vc ve vi vn vu ws ye za zm",
    "news": "hu",
    "nic": "in tj",
    "nom": "br co es fr nc ni pa pe pl ro za",
    "or": "at bi ci cr id it jp ke kr mu na pw th tz ug us",
    "org": "ac ae af ag ai al am ar au az ba bb bd bh bi bm bn bo br bs bt bw bz ci cn co cu cv cw cy dm do dz ec ee eg es et fj ge gg gh gi gl gn gp gr gt gu gy hk hn ht hu il im in io iq ir is je jm jo kg ki km kn kp ky kz la lb lc lk lr ls lv ly ma me mg mk ml mm mn mo ms mt mu mv mw mx my mz na ng ni nr nz om pa pe pf ph pk pl pr ps pt py qa ro rs ru rw sa sb sc sd se sg sh sl sn so ss st sv sy sz tj tm tn to tr tt tw ua ug uk uy uz vc ve vi vn vu ws ye za zm zw",
    "plc": "co ly uk",
    "press": "aero cy ma se",
    "sch": "ae id ir jo lk ly ng om qa sa uk zm",
    "school": "nz za",
    "waw": "pl",
    "web": "co do gu id in lk ni nf pk tj tr ve za",
}
SUFFIXES = frozenset(f"{second}.{country}" for second, countries in SECOND_LABELS.items() for country in countries.split())


def registrable_domain(host):
    """`news.bbc.co.uk` → `bbc.co.uk`; a host of numbers stays whole."""
    host = host.lower().rstrip(".")
    labels = host.split(".")
    if ":" in host or labels[-1].isdigit():
        return host
    return ".".join(labels[-3:] if ".".join(labels[-2:]) in SUFFIXES else labels[-2:])


def site(url, otherwise):
    """The site of an address; `otherwise`, a host or any other name, where the address has none."""
    host = urlparse(url or "").hostname or otherwise
    return registrable_domain(host) if "." in host else host.lower()


def site_of(page):
    """The site of a record of a page set, by its `url` or, where it has none, by its `id`."""
    return site(page.get("url"), page["id"].split("::")[-1].split("-")[0].split("/")[0])


EXAMPLES = {
    "https://www.bbc.co.uk/news/1": "bbc.co.uk",
    "https://mobile.abc.net.au/news": "abc.net.au",
    "http://www.br.de/a": "br.de",
    "https://abc.es/x": "abc.es",
    "https://blog.example.com": "example.com",
    "https://www.or.jp.example.or.jp": "example.or.jp",
    "https://sports.yahoo.co.jp:8080/x": "yahoo.co.jp",
    "https://kyiv.com.ua./x": "kyiv.com.ua",
    "http://192.168.0.1/x": "192.168.0.1",
    "https://localhost/x": "localhost",
    "https://www.taz.de": "taz.de",
    "https://news.mk.ru": "mk.ru",
}

if __name__ == "__main__":
    for address, expected in EXAMPLES.items():
        assert site(address, "") == expected, (address, site(address, ""), expected)
    assert site_of({"id": "hard::dw.com-story.html", "url": None}) == "dw.com"
    assert site_of({"id": "4129", "url": None}) == "4129"
