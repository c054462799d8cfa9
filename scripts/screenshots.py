"""Takes pictures of every screen of a running demo, wide and narrow, and lets axe look at each.

    make demo                      (in one terminal)
    python -m scripts.screenshots [--base http://127.0.0.1:8000] [--only inbox,step]

Exit code 1 when axe finds something or a screen is wider than the window.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from scripts import chromium

ROOT = Path(__file__).resolve().parents[1]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
]  # fmt: skip
WIDTHS = {1280: 900, 390: 844}
#: The admin scrolls inside its own frame, so its window is made as tall as the longest screen.
ADMIN_HEIGHT = 2600
PASSWORD = "sopan-demo-2026"
KETAPANG = "ketapang"
#: Wagtail's own shell has findings of its own that no host project can mend.
NOT_OURS = ["#wagtail-sidebar", ".w-slim-header", "[data-sprite]", ".messages"]

Opener = Callable[[Page, str], None]
Scheme = Literal["dark", "light"]


def address(path: str) -> Opener:
    """Go to a path of the demo."""
    return lambda page, base: void(page.goto(base + path))


def void(_result: Any) -> None:
    """Forget a result."""


def step(number: int, *, returned: bool = False, suffix: str = "") -> Opener:
    """The first task in the inbox that waits at step ``number``."""

    def open_it(page: Page, base: str) -> None:
        page.goto(f"{base}/admin/sop/tasks/")
        rows = page.locator(".sp-row", has=page.get_by_role("img", name=re.compile(rf" {number}$")))
        if returned:
            rows = rows.filter(has=page.locator(".sp-pill.warn, .sp-pill"))
        href = rows.first.locator("h3 a").get_attribute("href")
        page.goto(base + str(href) + suffix)

    return open_it


def follow(path: str, *selectors: str) -> Opener:
    """Go to ``path``, then follow the first link that each selector finds in turn."""

    def open_it(page: Page, base: str) -> None:
        page.goto(base + path)
        for selector in selectors:
            href = page.locator(selector).first.get_attribute("href") or ""
            page.goto(href if href.startswith("http") else base + href)

    return open_it


def draft_in_the_editor(page: Page, base: str) -> None:
    """From a drafting step into Wagtail's editor."""
    step(4)(page, base)
    page.goto(base + str(page.locator(".sp a[href*='/edit/']").first.get_attribute("href")))


FINISHED = "/admin/sop/dispositions/?state=finished"
ROW, RUN = ".sp-tbl th a", ".sp a[href*='/sop/runs/']"
REPORT, VERSION = ".sp a[href*='/sop/reports/']", ".sp-item h2 a"

#: name -> (account or "", how to get there)
SCREENS: dict[str, tuple[str, Opener]] = {
    "home": ("", address("/")),
    "news": ("", address("/berita/")),
    "article": ("", follow("/berita/", "main h3 a, main h2 a")),
    "profile": ("", address("/profil/")),
    "search": ("", address("/cari/?q=harga")),
    "display": ("", address("/tampilan/")),
    "not-found": ("", address("/tidak-ada/")),
    "login": ("", address("/admin/login/")),
    "dashboard": (f"subkoor-{KETAPANG}", address("/admin/")),
    "inbox": (f"subkoor-{KETAPANG}", address("/admin/sop/tasks/")),
    "inbox-staff": (f"petugas-{KETAPANG}", address("/admin/sop/tasks/")),
    "step-direct": (f"kadis-{KETAPANG}", step(2)),
    "step-draft": (f"petugas-{KETAPANG}", step(4)),
    "step-check": (f"subkoor-{KETAPANG}", step(5, returned=True)),
    "return": (f"subkoor-{KETAPANG}", step(5, suffix="return/")),
    "step-publish": (f"petugas-{KETAPANG}", step(6)),
    "step-notify": (f"petugas-{KETAPANG}", step(7)),
    "dispositions": (f"petugas-{KETAPANG}", address("/admin/sop/dispositions/")),
    "disposition": (f"petugas-{KETAPANG}", follow(FINISHED, ROW)),
    "disposition-new": (f"petugas-{KETAPANG}", address("/admin/sop/dispositions/new/")),
    "run": (f"petugas-{KETAPANG}", follow(FINISHED, ROW, RUN)),
    "report": (f"petugas-{KETAPANG}", follow(FINISHED, ROW, RUN, REPORT)),
    "editor": (f"petugas-{KETAPANG}", draft_in_the_editor),
    "sops": ("pengelola", address("/admin/sop/versions/")),
    "sop": ("pengelola", follow("/admin/sop/versions/", VERSION)),
    "sop-import": ("pengelola", address("/admin/sop/versions/import/")),
    "sop-confirm": (
        "pengelola",
        follow("/admin/sop/versions/", ".sp-item:nth-child(2) h2 a", "a[href*='/confirm/']"),
    ),
    "explorer": ("pengelola", address("/admin/pages/")),
}  # fmt: skip


def sign_in(page: Page, base: str, account: str) -> None:
    """Sign in through the login form."""
    page.goto(f"{base}/admin/login/")
    page.fill("input[name=username]", account)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(re.compile(r"/admin/(?!login)"))


def findings(page: Page) -> list[str]:
    """What axe finds in our part of the page, one line each."""
    results = Axe().run(page, context={"exclude": [[s] for s in NOT_OURS]})
    return [
        f"{item['id']}: {node['target']}"
        for item in results.response["violations"]
        for node in item["nodes"]
    ]


def shoot(browser: Browser, base: str, out: Path, only: set[str], scheme: Scheme) -> list[str]:
    """Take every picture; returns what is wrong."""
    wrong: list[str] = []
    for account in dict.fromkeys(account for account, _ in SCREENS.values()):
        for width, height in WIDTHS.items():
            context = browser.new_context(
                viewport={"width": width, "height": ADMIN_HEIGHT if account else height},
                color_scheme=scheme,
                locale="id-ID",
            )
            context.set_default_timeout(10_000)
            page = context.new_page()
            names = [
                n for n, (who, _) in SCREENS.items() if who == account and (not only or n in only)
            ]
            if account and names:
                sign_in(page, base, account)
            for name in names:
                label = f"{name}-{width}" + ("-dark" if scheme == "dark" else "")
                try:
                    SCREENS[name][1](page, base)
                    page.wait_for_load_state("networkidle")
                except Exception as error:
                    wrong.append(f"{label}: {error}")
                    continue
                page.screenshot(path=out / f"{label}.png", full_page=True)
                wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                wrong += [f"{label}: wider than the window"] if wide else []
                wrong += [f"{label}: {line}" for line in findings(page)]
            context.close()
    return wrong


def main() -> int:
    """Read the arguments, take the pictures, print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", default="")
    parser.add_argument("--dark", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        only = set(filter(None, args.only.split(",")))
        wrong = shoot(browser, args.base, args.out, only, "dark" if args.dark else "light")
        browser.close()
    print("\n".join(wrong) or "Every screen is in order.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
