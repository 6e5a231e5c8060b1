#!/usr/bin/env python3
"""Judges the manual's search in a real browser, without a network: site.py SITE

SITE is what docs/site/site.py made. Words are looked for in both languages; what is found leads to a page that says them. The last line is
`site-search: N passed, N failed`.
"""

import sys
import urllib.parse
from pathlib import Path

from browser import Broken, Browser
from checks import Checks

check = Checks()
WORDS = {"zh": ["出血", "受访企业", "印前检查", "专利 案例", "casebound build"], "en": ["bleed", "preflight", "casebound build"]}
HITS = "[...document.querySelectorAll('#mdbook-searchresults li a')].map(link => link.href)"


def go(browser, url):
    """Opens a page; what is asked next is asked of it, and not of the one before."""
    browser.open("about:blank")
    browser.until("location.href === 'about:blank'", "the page before is gone")
    browser.open(url)
    browser.until("location.href !== 'about:blank' && document.readyState === 'complete'", "the page is there")


def main():
    site = Path(sys.argv[1]).resolve()
    with Browser() as browser:
        for lang, all_words in WORDS.items():
            for words in all_words:
                go(browser, f"{(site / lang / 'guide.html').as_uri()}?{urllib.parse.urlencode({'search': words})}")
                try:
                    browser.until(f"{HITS}.length > 0", "something is found")
                    hits = browser.run(HITS)
                except Broken:
                    hits = []
                if not check(f"{lang}: {words} is found", hits):
                    continue
                go(browser, hits[0])
                text = browser.run("document.querySelector('main').textContent").lower()
                check(f"{lang}: the first page found says {words}", all(word in text for word in words.split()), hits[0])
        asked = [url for url in browser.requested() if not url.startswith(("file:", "data:", "about:"))]
        check("nothing is asked of a network", asked == [], asked)
    print(f"site-search: {check.passed} passed, {check.failed} failed")
    sys.exit(check.failed > 0)


if __name__ == "__main__":
    main()
